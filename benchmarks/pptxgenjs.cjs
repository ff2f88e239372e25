// The same slides with PptxGenJS: `node pptxgenjs.cjs CONTENT.json DECK.pptx`, with NODE_PATH naming the folder that holds the package.
// The content is what outlines.py writes: titles, bullets with bold words and links, tables, pictures with alternative texts, notes.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const PptxGenJS = require("pptxgenjs");

const [content, target] = process.argv.slice(2);
const folder = path.dirname(content);
const deck = new PptxGenJS();
deck.layout = "LAYOUT_WIDE";

function runs(text, last) {
  const found = [];
  let at = 0;
  for (const part of text.matchAll(/\*\*(.+?)\*\*|\[(.+?)\]\((.+?)\)/g)) {
    if (part.index > at) found.push({ text: text.slice(at, part.index), options: {} });
    found.push(part[1] ? { text: part[1], options: { bold: true } } : { text: part[2], options: { hyperlink: { url: part[3] } } });
    at = part.index + part[0].length;
  }
  if (at < text.length) found.push({ text: text.slice(at), options: {} });
  found[0].options.bullet = true;
  if (!last) found[found.length - 1].options.breakLine = true;
  return found;
}

const cover = deck.addSlide();
cover.addText("Annual review", { x: 0.5, y: 2.5, w: 12, h: 1, fontSize: 40 });
cover.addText("A. Author", { x: 0.5, y: 3.6, w: 12, h: 0.6 });
for (const section of JSON.parse(fs.readFileSync(content, "utf8"))) {
  const slide = deck.addSlide();
  slide.addText(section.title, { x: 0.5, y: 0.4, w: 12, h: 0.9, fontSize: 28 });
  const place = { x: 0.5, y: 1.5, w: 12 };
  const count = section.bullets.length;
  if (count) slide.addText(section.bullets.flatMap((each, at) => runs(each, at === count - 1)), { ...place, h: 5 });
  if (section.rows.length) slide.addTable(section.rows.map((row) => row.map((text) => ({ text }))), place);
  if (section.picture) slide.addImage({ path: path.join(folder, section.picture[0]), altText: section.picture[1], x: 0.5, y: 1.5, w: 8, h: 4.5 });
  if (section.notes) slide.addNotes(section.notes);
}
deck.writeFile({ fileName: target, compression: true });
