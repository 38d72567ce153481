import { download } from '../state/download.ts';

/** What of a drawing's look is in style sheets that do not travel with it. */
const LOOKS = ['fill', 'stroke', 'stroke-width', 'font-family', 'font-size', 'font-weight'] as const;

/** Saves a drawing as it looks now, in the colors of the theme, as a file that needs no style sheet. */
export function saveSvg(svg: SVGSVGElement, name: string): void {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [drawn, copied] = [svg, copy].map((one) => [one, ...one.querySelectorAll('*')]) as [
    Element[],
    Element[],
  ];
  drawn.forEach((element, index) => {
    const look = getComputedStyle(element);
    copied[index]?.removeAttribute('class');
    for (const property of LOOKS) copied[index]?.setAttribute(property, look.getPropertyValue(property));
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.style.background = getComputedStyle(svg).backgroundColor;
  const text = new XMLSerializer().serializeToString(copy);
  download(new Blob([text], { type: 'image/svg+xml' }), `${name}.svg`);
}
