// Whether the report has other data than at the beginning, by the tag of its answer.

// In milliseconds, between two looks.
const LOOK_EVERY = 60000;

export class DataWatch {
  constructor(changed) {
    this.changed = changed;
    this.address = new URL("api/v1/report", new URL(".", location.href));
  }

  start() {
    this.look();
    this.looking = setInterval(() => this.look(), LOOK_EVERY);
  }

  stop() {
    clearInterval(this.looking);
  }

  // A lost connection changes nothing: it is asked again in a minute.
  async look() {
    try {
      const answer = await fetch(this.address, { cache: "no-cache" });
      const tag = answer.ok && answer.headers.get("ETag");
      if (tag && this.tag && tag !== this.tag) {
        this.changed();
      }
      this.tag = tag || this.tag;
    } catch {
      return;
    }
  }
}
