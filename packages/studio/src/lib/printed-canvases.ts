/**
 * Puts a picture in the place of each canvas, and answers what takes them away again: a canvas that was drawn on just before the page is
 * printed comes out empty, and keeps the width that it has on the screen.
 */
export function pictureCanvases(): () => void {
  const pictures = [...document.querySelectorAll('canvas')].flatMap((canvas) => {
    if (canvas.width === 0 || canvas.height === 0) return [];
    const picture = new Image();
    picture.className = `${canvas.className} printed-canvas`;
    picture.style.width = canvas.style.width;
    picture.alt = '';
    picture.src = canvas.toDataURL();
    canvas.after(picture);
    return [picture];
  });
  return () => {
    for (const picture of pictures) picture.remove();
  };
}
