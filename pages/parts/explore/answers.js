// Views by the addresses at which they are asked for.

// How many are kept.
const MOST = 60;
// Of what is asked for in idle time: it is not answered while others wait.
const BEFOREHAND = { Purpose: "prefetch" };

export class Answers {
  constructor(signal) {
    this.signal = signal;
    this.kept = new Map();
    this.ahead = new Set();
  }

  has(address) {
    return this.kept.has(address);
  }

  // The lines of a view, asked for once; nothing where there is none, or no server.
  asked(address) {
    const answer = this.kept.get(address);
    if (this.ahead.has(address)) {
      return answer.then((lines) => lines ?? this.ask(address));
    }
    return answer ?? this.ask(address);
  }

  // The same in idle time; what is put off then is asked for again.
  async askedAhead(address) {
    this.ahead.add(address);
    await this.ask(address, BEFOREHAND);
    this.ahead.delete(address);
  }

  ask(address, headers) {
    const answer = fetch(address, { signal: this.signal, headers })
      .then((reply) => {
        if (reply.headers.has("Retry-After")) {
          this.kept.delete(address);
        }
        return reply.status === 200 ? reply.text() : undefined;
      })
      .then((text) => text?.split("\n"))
      .catch(() => {
        this.kept.delete(address);
      });
    this.kept.set(address, answer);
    if (this.kept.size > MOST) {
      this.kept.delete(this.kept.keys().next().value);
    }
    return answer;
  }
}
