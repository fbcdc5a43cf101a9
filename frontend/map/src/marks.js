// The marks of events, drawn when a layer first asks for one: "mark:GRADE:RADIUS",
// the dots of towns and the sheets of a stack of events as well. Colour never says it alone: a confirmed event is full, a fair one a thick ring, a weak one dashed, a contested one hatched, a discounted one dotted.

export const STRENGTH = { confirmed: "ink", fair: "ink", weak: "soft", contested: "accent", discounted: "faint", ungraded: "faint" };

/** Draw a grade's mark around (x, y) on a 2D canvas. */
export function drawMark(pen, grade, x, y, radius, colours) {
  const colour = colours[STRENGTH[grade]];
  const disc = (r) => {
    pen.beginPath();
    pen.arc(x, y, r, 0, 2 * Math.PI);
  };
  pen.save();
  disc(radius + 1.5); // a rim in the colour of paper parts marks that overlap
  pen.fillStyle = colours.paper;
  pen.globalAlpha = 0.9;
  pen.fill();
  pen.globalAlpha = 1;
  pen.lineWidth = { fair: 2.5, contested: 2, confirmed: 1, ungraded: 1.25 }[grade] ?? 1.5;
  const edge = radius - pen.lineWidth / 2;
  if (grade === "confirmed") {
    disc(radius);
    pen.fillStyle = colour;
    pen.fill();
  } else {
    if (grade === "fair") {
      disc(edge);
      pen.globalAlpha = 0.16;
      pen.fillStyle = colour;
      pen.fill();
      pen.globalAlpha = 1;
    }
    if (grade === "contested") {
      pen.save();
      disc(edge);
      pen.clip();
      pen.strokeStyle = colour;
      pen.globalAlpha = 0.4;
      pen.beginPath();
      for (let at = -2 * radius; at < 2 * radius; at += 5) {
        pen.moveTo(x + at - radius, y + radius);
        pen.lineTo(x + at + radius, y - radius);
      }
      pen.lineWidth = 1.25;
      pen.stroke();
      pen.restore();
    }
    pen.lineWidth = { fair: 2.5, contested: 2, ungraded: 1.25 }[grade] ?? 1.5;
    if (grade === "weak") {
      const dashes = Math.max(8, Math.round((2 * Math.PI * edge) / 7));
      const step = (2 * Math.PI * edge) / dashes;
      pen.setLineDash([step * 0.6, step * 0.4]);
    }
    if (grade === "discounted") {
      pen.lineCap = "round";
      pen.setLineDash([0.1, 4]);
    }
    pen.strokeStyle = colour;
    disc(edge);
    pen.stroke();
  }
  pen.restore();
}

function canvas(width, height) {
  const scale = Math.max(2, Math.ceil(window.devicePixelRatio || 1));
  const made = document.createElement("canvas");
  made.width = width * scale;
  made.height = height * scale;
  const pen = made.getContext("2d", { willReadFrequently: true });
  pen.scale(scale, scale);
  return [made, pen, scale];
}

/** A small canvas element with a grade's mark, for the key. */
export function sample(grade, radius, colours) {
  const side = 2 * radius + 4;
  const [made, pen] = canvas(side, side);
  drawMark(pen, grade, side / 2, side / 2, radius, colours);
  return dressed(made, side);
}

/** A small canvas element with a soft ring, for the key. */
export function drawRing(colours) {
  const [made, pen] = canvas(22, 22);
  const fill = pen.createRadialGradient(11, 11, 2, 11, 11, 10);
  fill.addColorStop(0, colours.faint);
  fill.addColorStop(1, "transparent");
  pen.globalAlpha = 0.5;
  pen.fillStyle = fill;
  pen.fillRect(0, 0, 22, 22);
  pen.globalAlpha = 0.8;
  pen.strokeStyle = colours.faint;
  pen.beginPath();
  pen.arc(11, 11, 10, 0, 2 * Math.PI);
  pen.stroke();
  return dressed(made, 22);
}

function dressed(made, side) {
  made.className = "map-sample";
  made.style.width = made.style.height = `${side}px`;
  made.setAttribute("aria-hidden", "true");
  return made;
}

/** Draw what a layer asks for; true if it is one of ours. */
export function addImage(map, id, colours) {
  const [kind, grade, radius] = id.split(":");
  if (kind === "mark") {
    const side = 2 * Number(radius) + 6;
    const [made, pen, scale] = canvas(side, side);
    drawMark(pen, grade, side / 2, side / 2, Number(radius), colours);
    put(map, id, pen.getImageData(0, 0, made.width, made.height), { pixelRatio: scale });
  } else if (kind === "dot") {
    const [made, pen, scale] = canvas(10, 10);
    pen.beginPath();
    pen.arc(5, 5, 2, 0, 2 * Math.PI);
    pen.fillStyle = colours.town;
    pen.strokeStyle = colours.halo;
    pen.lineWidth = 2;
    pen.stroke();
    pen.fill();
    put(map, id, pen.getImageData(0, 0, made.width, made.height), { pixelRatio: scale });
  } else if (kind === "stack") {
    const [made, pen, scale] = canvas(36, 28);
    const sheet = (x, y, fill) => {
      pen.beginPath();
      pen.roundRect(x, y, 30, 22, 5);
      pen.fillStyle = fill;
      pen.fill();
      pen.lineWidth = 1.25;
      pen.strokeStyle = colours.ink;
      pen.stroke();
    };
    sheet(5, 1, colours.paper);
    sheet(2, 4, colours.paper);
    put(map, id, pen.getImageData(0, 0, made.width, made.height), {
      pixelRatio: scale,
      stretchX: [[10 * scale, 26 * scale]],
      stretchY: [[10 * scale, 20 * scale]],
      content: [5 * scale, 6 * scale, 29 * scale, 24 * scale],
    });
  } else {
    return false;
  }
  return true;
}

function put(map, id, image, options) {
  if (map.hasImage(id)) map.removeImage(id);
  map.addImage(id, image, options);
}
