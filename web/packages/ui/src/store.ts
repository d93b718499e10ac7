/** One value that is replaced and never changed, and whoever wants to hear of it. */

export class Store<State> {
  state: State;
  private readonly listeners = new Set<(state: State) => void>();

  constructor(state: State) {
    this.state = state;
  }

  subscribe(listener: (state: State) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  protected set(change: Partial<State>): void {
    this.become({ ...this.state, ...change });
  }

  protected become(state: State): void {
    this.state = state;
    for (const listener of this.listeners) listener(this.state);
  }
}
