/** What is told stands on the page for so long. */
const TOLD_MS = 6000;

/** Says to those who hear the page what they do not see, and to all what came of something that changes nothing on it. */
export class Announcer {
  #telling: ReturnType<typeof setTimeout> | undefined;

  /** @param place a live region that is hidden from the eye */
  constructor(private readonly place: HTMLElement) {}

  /** Says it to those who hear the page. */
  announce(text: string): void {
    this.place.textContent = text;
  }

  /** Says it to all, for a moment. */
  tell(text: string): void {
    this.announce(text);
    const { classList } = this.place;
    classList.replace('visually-hidden', 'told');
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => classList.replace('told', 'visually-hidden'), TOLD_MS);
  }
}
