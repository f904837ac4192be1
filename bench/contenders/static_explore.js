// What is chosen, drawn by Plotly from the figures in the page: as `explored.py` draws it.

const data = JSON.parse(document.getElementById("data").textContent);
const chart = document.getElementById("explored");
const slider = document.getElementById("year");
// Of the map whose years the slider has.
let sliderOf;

function chosen(name) {
  return [...document.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value);
}

function axis(letter, number) {
  return number === 0 ? letter : `${letter}${number + 1}`;
}

function panels(units) {
  const share = 1 / Math.max(units.length, 1);
  const gap = units.length > 1 ? 0.08 : 0;
  const axes = {};
  units.forEach((unit, number) => {
    const top = 1 - number * share;
    const name = axis("y", number).replace("y", "yaxis");
    axes[name] = {
      domain: [Math.max(top - share + gap, 0), top],
      title: { text: unit },
      rangemode: "tozero",
    };
  });
  return axes;
}

function overYears(view, indicators, places) {
  const units = [...new Set(indicators.map((name) => data.indicators[name].unit))];
  const pairs = indicators.flatMap((name) =>
    places.filter((place) => place in data.indicators[name].series).map((place) => [name, place]),
  );
  const kind = view === "bar" ? { type: "bar" } : { type: "scatter", mode: "lines+markers" };
  const traces = pairs.map(([name, place], number) => {
    const { series, unit } = data.indicators[name];
    return {
      ...kind,
      x: series[place].map(([year]) => year),
      y: series[place].map(([, value]) => value),
      name: `${data.indicators[name].name} · ${data.places[place]}`,
      marker: { color: data.series[number % data.series.length] },
      yaxis: axis("y", units.indexOf(unit)),
    };
  });
  return [traces, panels(units)];
}

function shade(value, values) {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const part = most > least ? (value - least) / (most - least) : 1;
  return data.ramp[Math.min(Math.floor(part * data.ramp.length), data.ramp.length - 1)];
}

function district({ place, rings }, values) {
  const points = rings.flatMap((ring) => [...ring, [null, null]]);
  const value = values[place];
  return {
    type: "scatter",
    mode: "lines",
    fill: "toself",
    x: points.map(([longitude]) => longitude),
    y: points.map(([, latitude]) => latitude),
    fillcolor: value === undefined ? data.rule : shade(value, Object.values(values)),
    line: { color: data.background, width: 1 },
    hoveron: "fills",
    text: `${data.places[place]} ${value ?? ""}`,
    hoverinfo: "text",
    showlegend: false,
  };
}

// Of the first indicator that has a map.
function mapOf(indicators) {
  const first = indicators.find((name) => Object.keys(data.indicators[name].map).length);
  const byYear = first ? data.indicators[first].map : {};
  const years = Object.keys(byYear);
  offerYears(first, years);
  const values = byYear[years[slider.value]] ?? {};
  const traces = data.outlines.map((outline) => district(outline, values));
  const yaxis = { visible: false, scaleanchor: "x", scaleratio: 1.083 };
  return [traces, { xaxis: { visible: false }, yaxis }];
}

function offerYears(indicator, years) {
  slider.hidden = years.length < 2;
  if (sliderOf === indicator) return;
  sliderOf = indicator;
  slider.min = 0;
  slider.max = Math.max(years.length - 1, 0);
  slider.value = slider.max;
}

function draw() {
  const view = chosen("view")[0];
  const indicators = chosen("indicators");
  slider.hidden = true;
  const [traces, axes] =
    view === "map" ? mapOf(indicators) : overYears(view, indicators, chosen("places"));
  const margin = { l: 60, r: 20, t: 20, b: 40 };
  const layout = { height: data.height, margin, ...axes };
  window.Plotly.react(chart, traces, layout, { displayModeBar: false });
}

document.addEventListener("input", draw);
draw();
