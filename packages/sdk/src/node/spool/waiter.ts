/** Waits that can be ended from outside. A wake when nobody waits ends the next wait at once. */
export class Waiter {
  readonly #waiting = new Set<() => void>();
  #woken = false;

  wake(): void {
    this.#woken = this.#waiting.size === 0;
    for (const end of this.#waiting) end();
  }

  async wait(ms: number): Promise<void> {
    if (this.#woken) {
      this.#woken = false;
      return;
    }
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.#waiting.add(end);
    });
  }
}
