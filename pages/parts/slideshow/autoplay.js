// Slides that turn by themselves, and the line that shows how much of their time is over.

// In seconds a slide, where none are said.
const USUAL = 20;

export class Autoplay {
  // `line` grows over the time of a slide, then `turn` is called; `changed` hears of the seconds.
  constructor(line, turn, changed) {
    Object.assign(this, { line, turn, changed, seconds: 0 });
  }

  set(seconds) {
    this.before = this.seconds || this.before;
    this.seconds = seconds;
    this.changed(seconds);
    this.restart();
  }

  // It plays on as it last did, or stands.
  toggle() {
    this.set(this.seconds ? 0 : (this.before ?? USUAL));
  }

  // A slide has its whole time before it.
  restart() {
    this.stop();
    if (this.seconds) {
      const duration = this.seconds * 1000;
      const frames = [{ transform: "scaleX(0)" }, { transform: "scaleX(1)" }];
      this.moving = this.line.animate(frames, duration);
      this.next = setTimeout(this.turn, duration);
    }
  }

  stop() {
    clearTimeout(this.next);
    this.moving?.cancel();
  }
}
