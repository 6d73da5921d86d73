/** Whether what was scrolled to its top once has been moved since. */
const moved = new WeakMap<Element, boolean>();

/** Scrolls to the top what people scrolled down. Of an element left alone nothing is asked: that would lay out the page. */
export function scrollToTop(element: Element): void {
  if (!moved.has(element)) element.addEventListener('scroll', () => moved.set(element, element.scrollTop > 0));
  if (moved.get(element) !== false) element.scrollTop = 0;
  moved.set(element, false);
}
