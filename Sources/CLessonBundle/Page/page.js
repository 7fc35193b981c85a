"use strict";
// Plays a recorded run. All numbers, names and formulas were made by the program and stand in the
// data; nothing is computed here but where to draw it.

const run = JSON.parse(document.getElementById("data").textContent);
const element = (id) => document.getElementById(id);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const last = run.frames.length - 1;
let now = 0;
let sample = 0;
let chosen = 0;
let timer = 0;

// ---- numbers, as the program writes them ----------------------------------------------------------

function text(value) {
  if (typeof value !== "number") return String(value);
  if (value === 0) return "0";
  const digits = run.digits;
  if (digits >= 17) return String(value);
  const [mantissa, power] = value.toExponential(digits - 1).split("e");
  const bare = (number) => (number.includes(".") ? number.replace(/\.?0+$/, "") : number);
  const exponent = Number(power);
  if (exponent >= -4 && exponent < digits) return bare(value.toFixed(digits - 1 - exponent));
  const size = String(Math.abs(exponent)).padStart(2, "0");
  return bare(mantissa) + "e" + (exponent < 0 ? "-" : "+") + size;
}

/** Several numbers; of many the first. */
function list(values) {
  const count = values.length > 8 ? 4 : values.length;
  const shown = values.slice(0, count).map(text).join(", ");
  return values.length > count ? `${shown}, ... ${values.length - count} more` : shown;
}

const percent = (share) => text(share * 100) + " %";

/** The number of a name at a moment: a parameter, a number of the sample, or one that stays. */
function value(id, frame = run.frames[now], place = sample) {
  const parameters = run.parameters;
  const moving = run.moving;
  if (id < parameters) return frame.parameters[id];
  if (id < parameters + moving) return frame.samples[place][id - parameters];
  return run.samples[place].still[id - parameters - moving];
}

/** A formula with something for each name; marks stand around the names' places. */
function filled(formula, put) {
  const parts = formula.split(/[\u0001\u0002]/);
  let result = "";
  parts.forEach((part, index) => {
    if (index % 2 === 0) {
      result += part;
      return;
    }
    const word = put(Number(part));
    const isSum = result.endsWith(" + ") && word.startsWith("-");
    const isPower = word.startsWith("-") && (parts[index + 1] || "").startsWith("^");
    if (isSum) result = result.slice(0, -3) + " - " + word.slice(1);
    else result += isPower ? "(" + word + ")" : word;
  });
  return result;
}

// ---- small helpers --------------------------------------------------------------------------------

function make(parent, tag, attributes = {}, words) {
  const isDrawing = parent instanceof SVGElement;
  const node = isDrawing
    ? document.createElementNS("http://www.w3.org/2000/svg", tag)
    : document.createElement(tag);
  for (const [key, content] of Object.entries(attributes)) node.setAttribute(key, content);
  if (words !== undefined) node.textContent = words;
  parent.append(node);
  return node;
}

const isNumber = (value) => typeof value === "number";

/** Where a moment is, in words. */
function place(frame) {
  return frame.inside ? "epoch " + frame.epoch : "time " + frame.time + ", epoch " + frame.epoch;
}

function standing(frame) {
  const right = frame.accuracy === null ? "" : ", accuracy " + percent(frame.accuracy);
  return place(frame) + ": mean loss " + text(frame.loss) + right;
}

// ---- the loss -------------------------------------------------------------------------------------

const curve = { left: 80, right: 548, top: 14, bottom: 204 };

function drawCurve() {
  const svg = element("curve");
  const points = run.curve.filter((point) => isNumber(point[1]));
  const losses = points.map((point) => point[1]);
  const [low, high] = [Math.min(...losses), Math.max(...losses)];
  curve.isLog = low > 0 && high / low > 20;
  const scale = (loss) => (curve.isLog ? Math.log(loss) : loss);
  const span = scale(high) - scale(low) || 1;
  const end = run.frames[last].position || 1;
  curve.x = (position) => curve.left + (position / end) * (curve.right - curve.left);
  curve.y = (loss) => {
    const share = (scale(loss) - scale(low)) / span;
    return curve.bottom - Math.max(0, Math.min(1, share)) * (curve.bottom - curve.top);
  };
  make(svg, "path", { class: "axis", fill: "none",
    d: `M${curve.left},${curve.top}V${curve.bottom}H${curve.right}` });
  for (const loss of new Set([high, curve.isLog ? Math.sqrt(low * high) : (low + high) / 2, low])) {
    if (!isFinite(loss)) continue;
    make(svg, "text", { x: curve.left - 6, y: curve.y(loss) + 4, "text-anchor": "end" }, text(loss));
  }
  const [first, final] = [run.frames[0], run.frames[last]];
  make(svg, "text", { x: curve.left, y: curve.bottom + 18 }, "epoch " + first.epoch);
  make(svg, "text", { x: curve.right, y: curve.bottom + 18, "text-anchor": "end" },
    "epoch " + final.epoch);
  make(svg, "text", { x: (curve.left + curve.right) / 2, y: curve.bottom + 30,
    "text-anchor": "middle", class: "small" },
    "mean loss of each epoch" + (curve.isLog ? ", on a logarithmic scale" : ""));
  const path = points.map((point, index) =>
    (index ? "L" : "M") + curve.x(point[0]).toFixed(1) + "," + curve.y(point[1]).toFixed(1));
  make(svg, "path", { class: "curve", d: path.join("") });
  curve.cursor = make(svg, "line", { class: "cursor", y1: curve.top, y2: curve.bottom });
  curve.here = make(svg, "circle", { class: "here", r: 5 });
  svg.addEventListener("click", (event) => {
    const box = svg.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * 560;
    let nearest = 0;
    run.frames.forEach((frame, index) => {
      const best = Math.abs(curve.x(run.frames[nearest].position) - x);
      if (Math.abs(curve.x(frame.position) - x) < best) nearest = index;
    });
    show(nearest);
    say();
  });
}

function showCurve() {
  const frame = run.frames[now];
  const x = curve.x(frame.position);
  curve.cursor.setAttribute("x1", x);
  curve.cursor.setAttribute("x2", x);
  const isKnown = isNumber(frame.loss);
  curve.here.setAttribute("cx", x);
  curve.here.setAttribute("cy", isKnown ? curve.y(frame.loss) : curve.bottom);
  const [first, final] = [run.frames[0], run.frames[last]];
  element("curve-text").textContent =
    `From ${text(first.loss)} at ${place(first)} to ${text(final.loss)} at ${place(final)}; ` +
    `the line stands at ${place(frame)}, ${text(frame.loss)}.`;
}

// ---- the plane of two inputs ----------------------------------------------------------------------

const plane = { left: 44, top: 8, size: 264, cells: [] };
const levels = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

function shade(share) {
  const ends = [[40, 100, 210], [245, 245, 245], [235, 125, 20]];
  const [from, to, part] = share < 0.5 ? [ends[0], ends[1], share * 2] : [ends[1], ends[2], share * 2 - 1];
  return "rgb(" + from.map((start, i) => Math.round(start + (to[i] - start) * part)).join(",") + ")";
}

const across = (x) =>
  plane.left + ((x - run.plane.low[0]) / (run.plane.high[0] - run.plane.low[0])) * plane.size;
const down = (x) =>
  plane.top + ((run.plane.high[1] - x) / (run.plane.high[1] - run.plane.low[1])) * plane.size;

function drawPlane() {
  if (!run.plane) {
    element("plane-part").hidden = true;
    return;
  }
  const svg = element("plane");
  const count = run.plane.cells;
  const size = plane.size / count;
  for (let index = 0; index < count * count; index += 1) {
    plane.cells.push(make(svg, "rect", {
      x: plane.left + (index % count) * size, y: plane.top + Math.floor(index / count) * size,
      width: size + 0.3, height: size + 0.3 }));
  }
  plane.marks = make(svg, "g");
  svg.classList.toggle("crowded", run.plane.points.length > 60);
  const half = run.plane.points.length > 60 ? 3 : 5;
  for (const point of run.plane.points) {
    const [x, y] = [across(point.x[0]), down(point.x[1])];
    if (point.answer > 1) {
      make(svg, "text", { class: "letter", x, y: y + 4, "text-anchor": "middle" }, letter(point.answer));
      continue;
    }
    for (const kind of ["halo", "point"]) {
      if (point.answer === 1) {
        make(svg, "path", { class: kind, d: `M${x - half},${y - half}l${2 * half},${2 * half}m0,${-2 * half}l${-2 * half},${2 * half}` });
      } else {
        make(svg, "circle", { class: kind, cx: x, cy: y, r: half + 1 });
      }
    }
  }
  make(svg, "rect", { class: "frame", x: plane.left, y: plane.top, width: plane.size, height: plane.size });
  const [low, high] = [run.plane.low, run.plane.high];
  make(svg, "text", { x: plane.left, y: plane.top + plane.size + 16 }, text(low[0]));
  make(svg, "text", { x: plane.left + plane.size, y: plane.top + plane.size + 16, "text-anchor": "end" }, text(high[0]));
  make(svg, "text", { x: plane.left + plane.size / 2, y: plane.top + plane.size + 16, "text-anchor": "middle" }, run.plane.names[0]);
  make(svg, "text", { x: plane.left - 4, y: plane.top + plane.size, "text-anchor": "end" }, text(low[1]));
  make(svg, "text", { x: plane.left - 4, y: plane.top + 12, "text-anchor": "end" }, text(high[1]));
  make(svg, "text", { x: plane.left - 4, y: plane.top + plane.size / 2, "text-anchor": "end" }, run.plane.names[1]);
}

const letter = (index) => "ox+*abcdefghijklmnpqrstuvwyz"[index];

function showPlane() {
  if (!run.plane) return;
  const answers = run.frames[now].plane;
  const count = run.plane.cells;
  const size = plane.size / count;
  plane.marks.replaceChildren();
  const at = Array.from(answers, (sign) => levels.indexOf(sign));
  const sideOf = (index) => (run.plane.isOne ? at[index] >= 31 : at[index]);
  const line = (x1, y1, x2, y2) => make(plane.marks, "line", { class: "contour", x1, y1, x2, y2 });
  let share = 0;
  for (let index = 0; index < count * count; index += 1) {
    const level = at[index];
    const [column, row] = [index % count, Math.floor(index / count)];
    const [x, y] = [plane.left + column * size, plane.top + row * size];
    const side = sideOf(index);
    plane.cells[index].setAttribute("fill",
      level < 0 ? "#808080" : run.plane.isOne ? shade(level / 61) : shade((level % 7) / 6));
    if (column + 1 < count && sideOf(index + 1) !== side) line(x + size, y, x + size, y + size);
    if (row + 1 < count && sideOf(index + count) !== side) line(x, y + size, x + size, y + size);
    if (run.plane.isOne && side) {
      share += 1;
      if (column % 2 === 1 && row % 2 === 1) {
        make(plane.marks, "circle", { class: "dot", cx: x + size / 2, cy: y + size / 2, r: 1.3 });
      }
    } else if (!run.plane.isOne && level >= 0 && column % 5 === 2 && row % 5 === 2) {
      make(plane.marks, "text", { class: "small letter", x: x + size / 2, y: y + size / 2 + 4,
        "text-anchor": "middle" }, letter(level));
    }
  }
  const samples = run.plane.isOne
    ? "o is a sample whose answer is 0, x one whose answer is 1"
    : "samples are marked by the letter of their class";
  element("plane-text").textContent = run.plane.isOne
    ? `Dots and orange: the prediction is ${text(run.plane.middle)} or more, here in ` +
      `${Math.round((share / (count * count)) * 100)} % of the plane; blue: less; ` +
      `a black line between the two; ${samples}.`
    : `Each area has the letter of the class predicted there; ${samples}.`;
}

// ---- the network ----------------------------------------------------------------------------------

const net = { neurons: [], edges: [] };

function drawNet() {
  const svg = element("net");
  const most = Math.max(...run.layers.map((layer) => layer.neurons.length));
  const height = Math.max(260, (most + 0.3) * (most > 6 ? 84 : 104));
  svg.setAttribute("viewBox", `0 0 640 ${height}`);
  const x = (layer) => 60 + (layer * 520) / (run.layers.length - 1);
  const y = (layer, place) => (height / (run.layers[layer].neurons.length + 1)) * (place + 1);
  const lines = make(svg, "g", { "aria-hidden": "true" });
  const labels = make(svg, "g", { "aria-hidden": "true" });
  for (const edge of run.edges) {
    const [x1, y1] = [x(edge.layer - 1), y(edge.layer - 1, edge.from)];
    const [x2, y2] = [x(edge.layer), y(edge.layer, edge.to)];
    const drawn = make(lines, "line", { class: "edge", x1, y1, x2, y2 });
    const target = make(lines, "line", { class: "target", x1, y1, x2, y2 });
    target.addEventListener("click", () => choose(edge.choice));
    const part = edge.from % 2 === 0 ? 0.36 : 0.6;
    const middle = { x: x1 + (x2 - x1) * part, y: y1 + (y2 - y1) * part };
    const back = run.edges.length > 24 ? null : make(labels, "rect", { class: "back", rx: 3, y: middle.y - 9, height: 18 });
    const label = back && make(labels, "text", { class: "weight",
      x: middle.x, y: middle.y + 4, "text-anchor": "middle" });
    net.edges.push({ ...edge, drawn, label, back, middle: middle.x });
  }
  run.layers.forEach((layer, l) => layer.neurons.forEach((neuron, place) => {
    const group = make(svg, "g", { class: "neuron", role: "button", tabindex: net.neurons.length ? -1 : 0 });
    make(group, "circle", { cx: x(l), cy: y(l, place), r: 31 });
    make(group, "text", { x: x(l), y: y(l, place) - 36, "text-anchor": "middle", class: "small" }, neuron.name);
    const shown = make(group, "text", { x: x(l), y: y(l, place) + 4, "text-anchor": "middle" });
    const index = net.neurons.length;
    group.addEventListener("click", () => choose(neuron.choice));
    group.addEventListener("keydown", (event) => pressNeuron(event, index));
    net.neurons.push({ ...neuron, layer: l, place, group, shown });
  }));
  net.isCrowded = run.edges.length > 40;
  const hidden = run.layers.filter((layer) => layer.size > layer.neurons.length);
  net.words = hidden.length === 0 ? "" : " Drawn are " + hidden.map((layer) =>
    `${layer.neurons.length} of ${layer.size} in ${layer.name}`).join(", ") +
    ": those with the largest weights at the end; every number can be chosen below.";
  if (net.isCrowded) net.words += " Of the lines, those of small weights are left out.";
}

/** Arrows go from neuron to neuron; Enter and Space choose. */
function pressNeuron(event, index) {
  const neuron = net.neurons[index];
  const to = (layer, place) => net.neurons.find((other) => other.layer === layer &&
    other.place === Math.max(0, Math.min(place, run.layers[layer]?.neurons.length - 1)));
  const next = {
    ArrowUp: to(neuron.layer, neuron.place - 1), ArrowDown: to(neuron.layer, neuron.place + 1),
    ArrowLeft: to(neuron.layer - 1, neuron.place), ArrowRight: to(neuron.layer + 1, neuron.place),
  }[event.key];
  if (event.key === "Enter" || event.key === " ") choose(neuron.choice);
  else if (event.key.startsWith("Arrow") && next) {
    neuron.group.setAttribute("tabindex", -1);
    next.group.setAttribute("tabindex", 0);
    next.group.focus();
  } else if (!event.key.startsWith("Arrow")) return;
  event.preventDefault();
  event.stopPropagation();
}

function showNet() {
  const weights = net.edges.map((edge) => value(edge.id));
  const largest = Math.max(...weights.filter(isNumber).map(Math.abs), 1e-9);
  const most = {};
  net.edges.forEach((edge, index) => {
    const size = isNumber(weights[index]) ? Math.abs(weights[index]) : 0;
    most[edge.layer] = Math.max(most[edge.layer] || 1e-9, size);
  });
  net.edges.forEach((edge, index) => {
    const weight = weights[index];
    const size = isNumber(weight) ? Math.abs(weight) / largest : 1;
    const classes = ["edge"];
    if (isNumber(weight) && weight < 0) classes.push("minus");
    if (edge.choice === chosen) classes.push("chosen");
    edge.drawn.setAttribute("class", classes.join(" "));
    edge.drawn.setAttribute("stroke-width", (1 + 6 * size).toFixed(2));
    const share = isNumber(weight) ? Math.abs(weight) / most[edge.layer] : 1;
    const isDrawn = !net.isCrowded || share >= 0.4 || edge.choice === chosen;
    edge.drawn.setAttribute("visibility", isDrawn ? "visible" : "hidden");
    if (!edge.label) return;
    edge.label.textContent = text(weight);
    const width = edge.label.textContent.length * 7 + 6;
    edge.back.setAttribute("x", edge.middle - width / 2);
    edge.back.setAttribute("width", width);
  });
  for (const neuron of net.neurons) {
    const words = text(value(neuron.id));
    neuron.shown.textContent = words;
    neuron.group.setAttribute("class", "neuron" + (neuron.choice === chosen ? " chosen" : ""));
    neuron.group.setAttribute("aria-pressed", neuron.choice === chosen);
    neuron.group.setAttribute("aria-label", `${neuron.name} is ${words}`);
  }
  element("net-text").textContent =
    "Wide lines are large weights, dashed ones negative; in each neuron is what it hands on. " +
    "Arrow keys go from neuron to neuron, Enter chooses one." + net.words;
}

// ---- formulas -------------------------------------------------------------------------------------

function fillChoices() {
  for (const [index, entry] of run.samples.entries()) {
    make(element("sample"), "option", { value: index }, entry.label);
  }
  let group = null;
  run.choices.forEach((choice, index) => {
    if (!group || group.label !== choice.group) {
      group = make(element("name"), "optgroup", { label: choice.group });
    }
    make(group, "option", { value: index }, choice.name);
  });
}

/** A formula, broken between its terms only. */
function makeFormula(parent, words) {
  const part = make(parent, "pre");
  words.split(/(\s+)/).forEach((word) => {
    if (word.trim() === "") part.append(word);
    else make(part, "span", {}, word);
  });
}

function showWhy() {
  const choice = run.choices[chosen];
  const part = element("why");
  part.replaceChildren();
  if (choice.isSelf) {
    make(part, "p", {}, `${run.names[choice.ids[0]]} is ${text(value(choice.ids[0]))}.`);
  }
  for (const id of choice.ids.slice(choice.isSelf ? 1 : 0)) {
    const name = run.names[id];
    const formula = run.formulas[id];
    if (formula === null || formula === undefined) {
      makeFormula(part, `${name} = ${text(value(id))}`);
      continue;
    }
    const symbols = filled(formula, (other) => run.names[other]);
    const numbers = filled(formula, (other) => text(value(other)));
    const result = text(value(id));
    const middle = numbers === result || numbers === symbols ? "" : `\n  = ${numbers}`;
    makeFormula(part, `${name} = ${symbols}${middle}\n  = ${result}`);
  }
}

// ---- tables ---------------------------------------------------------------------------------------

function drawTables() {
  const table = element("samples");
  make(table, "caption", {}, "Each sample with the weights of this moment");
  const head = make(make(table, "thead"), "tr");
  for (const name of ["sample", "x", "y", "out", "loss"]) make(head, "th", { scope: "col" }, name);
  run.sampleCells = run.samples.map((entry) => {
    const row = make(table, "tr");
    make(row, "th", { scope: "row" }, entry.label);
    make(row, "td", {}, list(entry.x));
    make(row, "td", {}, list(entry.y));
    return [make(row, "td"), make(row, "td")];
  });
  element("samples-text").textContent =
    run.samples.length < run.sampleCount
      ? `${run.samples.length} of ${run.sampleCount} samples, evenly spread.` : "";
  element("weights-text").textContent = run.tables.length === 0
    ? `${run.parameters} weights and biases: too many for a table. Choose one above.` : "";
  run.weightCells = [];
  for (const matrix of run.tables) {
    const table = make(element("weights"), "table");
    make(table, "caption", {}, matrix.caption);
    const head = make(make(table, "thead"), "tr");
    make(head, "td");
    for (const name of matrix.columns) make(head, "th", { scope: "col" }, name);
    for (const row of matrix.rows) {
      const line = make(table, "tr");
      make(line, "th", { scope: "row" }, row.name);
      for (const id of row.ids) run.weightCells.push([id, make(line, "td")]);
    }
  }
}

function showTables() {
  run.sampleCells.forEach((cells, index) => {
    cells[0].textContent = list(run.outs.map((id) => value(id, run.frames[now], index)));
    cells[1].textContent = text(value(run.loss, run.frames[now], index));
  });
  for (const [id, cell] of run.weightCells) cell.textContent = text(value(id));
}

// ---- time -----------------------------------------------------------------------------------------

function show(index) {
  now = Math.max(0, Math.min(last, index));
  const frame = run.frames[now];
  const slider = element("time");
  slider.value = now;
  slider.setAttribute("aria-valuetext", `moment ${now + 1} of ${last + 1}, ${standing(frame)}`);
  const command = frame.inside ? `inside ${frame.command}` : `after ${frame.command}`;
  element("now").textContent =
    `Moment ${now + 1} of ${last + 1}, ${standing(frame)}, lr ${text(frame.lr)} (${command})`;
  showCurve();
  showPlane();
  showNet();
  showWhy();
  showTables();
}

let saying = 0;
/** Says where we are, once it has stopped changing. */
function say(prefix = "") {
  clearTimeout(saying);
  saying = setTimeout(() => {
    const frame = run.frames[now];
    element("said").textContent = prefix + standing(frame);
  }, 400);
}

function stop() {
  if (!timer) return;
  clearInterval(timer);
  timer = 0;
  element("play").textContent = "Play";
  say("Stopped at ");
}

function play() {
  if (timer) return stop();
  if (now === last) show(0);
  element("play").textContent = "Stop";
  // Where motion is unwelcome, a moment a second, so that each can be read.
  timer = setInterval(() => {
    show(now + 1);
    if (now === last) stop();
  }, calm.matches ? 1000 : 100);
}

function go(index) {
  stop();
  show(index);
  say();
}

function choose(index) {
  chosen = index;
  element("name").value = index;
  showNet();
  showWhy();
}

function press(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
  const focus = event.target;
  if (focus instanceof HTMLSelectElement) return;
  if (event.key === " ") {
    if (focus instanceof HTMLButtonElement) return;
    play();
  } else {
    const to = { ArrowLeft: now - 1, ArrowRight: now + 1, PageUp: now - 10, PageDown: now + 10,
      Home: 0, End: last }[event.key];
    if (to === undefined) return;
    go(to);
  }
  event.preventDefault();
}

/** #moment=12&number=hidden[0]&sample=1&play */
function follow() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const place = run.choices.findIndex((choice) => choice.name === wanted.get("number"));
  if (place >= 0) choose(place);
  const index = Number(wanted.get("sample"));
  if (Number.isInteger(index) && index >= 0 && index < run.samples.length) {
    sample = index;
    element("sample").value = index;
  }
  const moment = Number(wanted.get("moment"));
  show(Number.isInteger(moment) && moment >= 1 ? moment - 1 : now);
  if (wanted.has("play")) play();
}

element("title").textContent = run.title;
element("summary").textContent = run.summary;
element("time").max = last;
drawCurve();
drawPlane();
drawNet();
fillChoices();
drawTables();
element("time").addEventListener("input", (event) => go(Number(event.target.value)));
element("first").addEventListener("click", () => go(0));
element("previous").addEventListener("click", () => go(now - 1));
element("play").addEventListener("click", play);
element("next").addEventListener("click", () => go(now + 1));
element("last").addEventListener("click", () => go(last));
element("name").addEventListener("change", (event) => choose(Number(event.target.value)));
element("sample").addEventListener("change", (event) => {
  sample = Number(event.target.value);
  show(now);
  say();
});
document.addEventListener("keydown", press);
addEventListener("hashchange", follow);
choose(run.firstChoice);
follow();
