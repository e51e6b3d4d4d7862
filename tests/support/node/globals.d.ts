// What the map's scripts find in the page beside each other.
declare const vis: any;
