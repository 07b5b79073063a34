/** Resolves as `promise` does, or rejects with a sentence that names `what` after `limitMs`. */
export async function within(limitMs, what, promise) {
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${limitMs / 1000} s`)), limitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Resolves after `durationMs`; for processes that need a moment to settle. */
export function pause(durationMs) {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
