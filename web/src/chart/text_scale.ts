/** How much larger the person wants text than this page's usual 17 px: the room for text in a drawing grows with it. */
export const text_scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 17;
