/** The button that opens the list on the left where the page is too narrow to have it beside the rest. */
export class SidebarMenu {
  constructor(private readonly button: HTMLElement) {
    button.addEventListener('click', () => this.#turn(!this.#isOpen));
    document.addEventListener('keydown', event => {
      if (event.key === 'Escape') this.close();
    });
  }

  get #isOpen(): boolean {
    return document.body.classList.contains('menu-open');
  }

  /** Closes an open list; the focus, which was in it, goes back to the button. */
  close(): void {
    if (!this.#isOpen) return;
    this.#turn(false);
    this.button.focus();
  }

  #turn(open: boolean): void {
    document.body.classList.toggle('menu-open', open);
    this.button.setAttribute('aria-expanded', String(open));
  }
}
