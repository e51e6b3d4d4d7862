// In the head, so that the page is never painted first as it stands without scripts.
document.documentElement.classList.add("js");
