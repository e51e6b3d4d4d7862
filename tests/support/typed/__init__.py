"""What people type: names and questions, and how tests ask them."""
