/** As the `ref` of an element with `popover="manual"`: it stands above all else on the page, and is cut off by nothing that it stands in. */
export function showOnTop(element: HTMLElement | null): void {
  if (element?.isConnected === true && !element.matches(':popover-open')) element.showPopover();
}
