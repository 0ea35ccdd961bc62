/** Stops the whole process for so long: for a synchronous write or read that has to be tried again. */
export function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
