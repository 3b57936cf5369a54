/** Ends a piece of a run's work early because the run is pausing, stopping or closed. The journal knows where to go on. */
export class WindDown extends Error {
  constructor() {
    super('the run is winding down');
    this.name = 'WindDown';
  }
}
