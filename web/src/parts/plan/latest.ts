/**
 * What is asked while a slider moves. At most one request is under way, and what was asked last is always answered last.
 * The first task answers at once; those after it are dearer, wait a little, and are left out once something newer is
 * asked.
 */
export type Task<Asked> = (asked: Asked, still_wanted: () => boolean) => Promise<void>;

export class Latest<Asked> {
  private newest: { asked: Asked } | null = null;
  private running = false;
  private over = false;

  constructor(
    private readonly tasks: Task<Asked>[],
    private readonly wait: () => Promise<void> = () => new Promise((done) => setTimeout(done, 400)),
  ) {}

  ask(asked: Asked): void {
    this.newest = { asked };
    void this.run();
  }

  stop(): void {
    this.over = true;
    this.newest = null;
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    while (this.newest !== null && !this.over) {
      const { asked } = this.newest;
      this.newest = null;
      const still_wanted = () => this.newest === null && !this.over;
      for (const [nth, task] of this.tasks.entries()) {
        if (nth > 0) await this.wait();
        if (nth > 0 && !still_wanted()) break;
        await task(asked, still_wanted);
        if (!still_wanted()) break;
      }
    }
    this.running = false;
  }
}
