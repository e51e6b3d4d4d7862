// The queue of a best-first search (a binary heap); `before(a, b)` says whether a comes out first.

export const makeQueue = (before) => {
  const heap = [];
  const swap = (i, j) => {
    [heap[i], heap[j]] = [heap[j], heap[i]];
  };

  const push = (item) => {
    let at = heap.push(item) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!before(heap[at], heap[above])) break;
      swap(at, above);
      at = above;
    }
  };

  const sink = () => {
    let at = 0;
    for (;;) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && before(heap[child], heap[least])) least = child;
      }
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  };

  const pop = () => {
    const first = heap[0];
    const last = heap.pop();
    if (heap.length) {
      heap[0] = last;
      sink();
    }
    return first;
  };

  return Object.freeze({ push, pop, size: () => heap.length });
};
