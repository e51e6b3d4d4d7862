// The shapes of what is drawn, as exports/map/marks.py has them.
export const marks = Object.freeze(JSON.parse(document.getElementById("marks-data").textContent));
