'use strict';
// Draws the report from the data block of this page: tables that sort and page, charts by vega-embed.
(() => {
  const report = JSON.parse(document.getElementById('report-data').textContent);
  const several = report.experiments.length > 1;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const MINUS = '\u2212';
  const ABSENT = 'n/a';
  const charts = [];

  function element(tag, attributes = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === 'class') node.className = value;
      else if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
      else if (value !== false) node.setAttribute(name, value);
    }
    node.append(...children);
    return node;
  }

  // ---- numbers -------------------------------------------------------------------------------

  const grouped = digits => new Intl.NumberFormat('en-US', {minimumFractionDigits: digits, maximumFractionDigits: digits});
  const CENTS = grouped(2);
  const WHOLE = grouped(0);
  const signed = text => text.replace(/^-(?=[0.,]*$)/, '').replace(/^-/, MINUS);
  const significant = value => value === 0 || Math.abs(value) >= 1 ? CENTS.format(value) : plain(value, 3);

  /** Three significant digits without an exponent. */
  function plain(value, digits) {
    const places = Math.min(20, digits - 1 - Math.floor(Math.log10(Math.abs(value))));
    return value.toFixed(Math.max(0, places));
  }

  const FORMATS = {
    usd: value => signed(CENTS.format(value)),
    bps: value => signed(CENTS.format(value)),
    ppk: value => signed(significant(value)),
    ratio: value => signed(significant(value)),
    count: value => signed(WHOLE.format(value)),
    percent: value => CENTS.format(100 * value) + ' %',
    flag: value => value ? 'yes' : 'no',
  };
  const NUMERIC = new Set(['usd', 'bps', 'ppk', 'ratio', 'count', 'percent']);

  // ---- tables --------------------------------------------------------------------------------

  function shownColumns(section) {
    const shown = [];
    for (const column of section.definition.columns) {
      if (column.summary_only && !several) continue;
      const fields = column.prefix ? section.columns.filter(name => name.startsWith(column.prefix)) : [column.field];
      for (const field of fields) {
        const index = section.columns.indexOf(field);
        if (index < 0) throw new Error(`Section ${section.name} has no column ${field}`);
        const values = section.rows.map(row => row[index]);
        if (column.hide_when_empty && values.every(value => value === null || value === '')) continue;
        const numeric = NUMERIC.has(column.format) || (column.prefix && values.every(isNumeric));
        const label = column.prefix ? field.slice(column.prefix.length) : column.label;
        shown.push({...column, index, numeric, label});
      }
    }
    return shown;
  }

  const isNumeric = value => value === null || /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(value);

  function cellText(column, value) {
    if (value === null) return column.absent ?? ABSENT;
    const format = FORMATS[column.format];
    return format ? format(value) : String(value);
  }

  function cell(column, value) {
    const classes = [];
    if (column.numeric) classes.push('number');
    if (column.format === 'id' || column.format === 'text') classes.push(column.format);
    if (column.strong) classes.push('strong');
    if (column.numeric && typeof value === 'number' && value < 0) classes.push('negative');
    return element('td', {class: classes.join(' ')}, cellText(column, value));
  }

  function compare(column) {
    const {index, numeric} = column;
    return (a, b) => {
      const x = a[index], y = b[index];
      if (x === null || y === null) return (x === null) - (y === null);
      if (numeric) return column.direction * (Number(x) - Number(y));
      return column.direction * (x < y ? -1 : x > y ? 1 : 0);
    };
  }

  function table(section, mount) {
    const columns = shownColumns(section);
    const muted = section.columns.indexOf(section.definition.muted);
    const title = section.definition.title;
    let rows = section.rows;
    let sorted = null;
    let page = 0;
    let size = 25;

    const headers = columns.map(column =>
      element('th', {scope: 'col', class: column.numeric ? 'number' : '', title: column.help ?? false},
        element('button', {type: 'button', onclick: () => sortBy(column)}, column.label)));
    const body = element('tbody');
    const status = element('span', {role: 'status'});
    const previous = element('button', {type: 'button', onclick: () => show(page - 1)}, '← Previous');
    const next = element('button', {type: 'button', onclick: () => show(page + 1)}, 'Next →');
    const sizes = element('select', {onchange: event => { size = Number(event.target.value); show(0); }},
      ...[25, 100, 500].map(count => element('option', {value: count}, `${count} rows`)));
    const search = element('input', {type: 'search', placeholder: 'any text in a row', oninput: event => filter(event.target.value)});

    function sortBy(column) {
      const descendingFirst = column.numeric && column.field !== 'overall_rank';
      const first = descendingFirst ? -1 : 1;
      column.direction = sorted === column ? -column.direction : first;
      sorted = column;
      columns.forEach((other, i) => {
        if (other === column) headers[i].setAttribute('aria-sort', column.direction > 0 ? 'ascending' : 'descending');
        else headers[i].removeAttribute('aria-sort');
      });
      rows = rows.slice().sort(compare(column));
      show(0);
    }

    function filter(text) {
      const wanted = text.trim().toLowerCase();
      rows = section.rows.filter(row => wanted === '' || columns.some(column =>
        cellText(column, row[column.index]).toLowerCase().includes(wanted)));
      if (sorted) rows = rows.slice().sort(compare(sorted));
      show(0);
    }

    function show(wanted) {
      const pages = Math.max(1, Math.ceil(rows.length / size));
      page = Math.min(Math.max(0, wanted), pages - 1);
      const from = page * size;
      const visible = rows.slice(from, from + size);
      body.replaceChildren(...visible.map(row => {
        const grey = muted >= 0 && row[muted] !== null;
        return element('tr', grey ? {class: 'muted'} : {}, ...columns.map(column => cell(column, row[column.index])));
      }));
      previous.disabled = page === 0;
      next.disabled = page >= pages - 1;
      const range = rows.length === 0 ? 'No row' : `${WHOLE.format(from + 1)} to ${WHOLE.format(from + visible.length)}`;
      status.textContent = `${range} of ${WHOLE.format(rows.length)}`;
    }

    const long = section.rows.length > 10;
    if (long) mount.append(element('div', {class: 'tools'}, element('label', {class: 'search'}, 'Show rows with ', search)));
    mount.append(
      element('div', {class: 'table', role: 'region', tabindex: '0', 'aria-label': `${title}, scrolls sideways`},
        element('table', {},
          element('caption', {}, `${title}. ${section.definition.caption}`),
          element('thead', {}, element('tr', {}, ...headers)),
          body)));
    if (section.rows.length > 25) {
      mount.append(element('div', {class: 'pager'}, previous, next, status, element('label', {}, sizes)));
      sizes.setAttribute('aria-label', 'Rows on a page');
    }
    show(0);
  }

  // ---- charts --------------------------------------------------------------------------------

  const token = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();

  /** Replaces colour tokens such as $gain by those of the page. */
  function themed(value) {
    if (typeof value === 'string') return value.replace(/^\$([a-z]+)$/, (_, name) => token(name));
    if (Array.isArray(value)) return value.map(themed);
    if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, themed(v)]));
    return value;
  }

  const LIGHT = ['#0b6b64', '#c2703d', '#4a6fa5', '#9a5b8f', '#7d8b2f', '#b03a48', '#3d9ab5', '#8a6d3b', '#5d5f9e', '#6b7480'];
  const DARK = ['#6cc5bb', '#e09a68', '#86a8dc', '#cf93c4', '#b3c161', '#e27a86', '#74c4dc', '#c6a671', '#9c9ee0', '#a3adb8'];

  function config(width) {
    const text = {labelColor: token('soft'), titleColor: token('soft'), labelFont: 'system-ui, sans-serif', titleFont: 'system-ui, sans-serif'};
    return {
      background: 'transparent',
      font: 'system-ui, sans-serif',
      view: {stroke: 'transparent'},
      axis: {...text, labelFontSize: 11, titleFontSize: 12, titleFontWeight: 'normal', gridColor: token('line'), domainColor: token('line'), tickColor: token('line')},
      axisX: {grid: false},
      legend: {...text, orient: 'bottom', labelFontSize: 11, titleFontSize: 11, titleFontWeight: 'normal', labelLimit: 220, columns: Math.max(1, Math.floor(width / 210)), symbolOpacity: 1},
      range: {category: dark.matches ? DARK : LIGHT},
      bar: {color: token('gain')},
    };
  }

  const objects = section => section.rows.map(row =>
    Object.fromEntries(section.columns.map((name, i) => [name, row[i]])));

  function grouping(rows, field) {
    const groups = new Map();
    for (const row of rows) {
      if (!groups.has(row[field])) groups.set(row[field], []);
      groups.get(row[field]).push(row);
    }
    return groups;
  }

  function chart(section, mount) {
    const {usermeta: words} = section.definition;
    const all = objects(section);
    const selectors = words.selectors ?? [];
    const chosen = {};
    const tools = element('div', {class: 'tools'});
    const panels = element('div', {class: words.wide ? 'panels wide' : 'panels'});
    if (selectors.length > 0) mount.append(tools);
    mount.append(panels);
    let drawn = 0;

    const ofExperiment = () => several ? all.filter(row => row.experiment === report.experiment) : all;

    /** Each selector offers what the choices before it leave. */
    function offer() {
      let rows = ofExperiment();
      tools.replaceChildren();
      for (const {field, label} of selectors) {
        const values = [...new Set(rows.map(row => row[field]))];
        if (!values.includes(chosen[field])) chosen[field] = values[0];
        const select = element('select', {onchange: event => { chosen[field] = event.target.value; draw(); }},
          ...values.map(value => element('option', {value}, value)));
        select.value = chosen[field];
        tools.append(element('label', {}, label + ' ', select));
        rows = rows.filter(row => row[field] === chosen[field]);
      }
      return rows;
    }

    function draw() {
      const run = ++drawn;
      const rows = offer();
      const groups = words.panel_by ? grouping(rows, words.panel_by) : new Map([['', rows]]);
      const figures = [];
      for (const [name, group] of groups) {
        const target = element('div', {class: 'chart'});
        figures.push([target, name, group]);
      }
      panels.replaceChildren(...(rows.length === 0
        ? [element('p', {class: 'empty'}, words.when_empty ?? 'Nothing to show for this experiment.')]
        : figures.map(([target, name]) => element('figure', {class: 'panel'}, ...(name ? [element('h3', {}, name)] : []), target))));
      if (rows.length > 0) {
        figures.forEach(([target, name, group]) => embed(target, name, group, () => run === drawn));
      }
    }

    function embed(target, name, rows, current) {
      const spec = themed(structuredClone(section.definition));
      delete spec.usermeta;
      spec.width = 'container';
      spec.data = {name: 'rows', values: rows};
      spec.description = name ? `${spec.description}: ${name}` : spec.description;
      if (words.row_height) spec.height = words.row_height * new Set(rows.map(row => row[words.rows_by])).size;
      if (words.log_x_when && rows[0][words.log_x_when]) {
        spec.encoding.x.scale = {type: 'log', nice: false, padding: 12};
      }
      vegaEmbed(target, spec, {
        mode: 'vega-lite',
        ast: true,
        config: config(target.clientWidth),
        renderer: rows.length > 1500 ? 'canvas' : 'svg',
        defaultStyle: false,
        forceActionsMenu: true,
        tooltip: {theme: 'page', disableDefaultStyle: true},
        actions: {export: true, source: false, compiled: false, editor: false},
        downloadFileName: [section.name, name].filter(Boolean).join('-').replace(/[^\w.-]+/g, '_'),
      }).then(result => {
        if (!current()) result.finalize();
      }).catch(error => {
        console.error(`Chart ${section.name}: ${error.stack ?? error}`);
        target.replaceChildren(element('p', {class: 'empty'}, `This chart could not be drawn: ${error.message}`));
      });
    }

    charts.push(draw);
    draw();
  }

  // ---- the page ------------------------------------------------------------------------------

  function chooser() {
    const place = document.getElementById('chooser');
    if (!place) return;
    const select = element('select', {onchange: event => { report.experiment = event.target.value; charts.forEach(draw => draw()); }},
      ...report.experiments.map(name => element('option', {value: name}, name)));
    place.append(element('div', {class: 'tools'}, element('label', {}, 'Charts of the experiment ', select)));
  }

  report.experiment = report.experiments[0];
  chooser();
  const sections = new Map(report.sections.map(section => [section.name, section]));
  for (const mount of document.querySelectorAll('[data-section]')) {
    const section = sections.get(mount.dataset.section);
    (section.chart ? chart : table)(section, mount);
  }
  dark.addEventListener('change', () => charts.forEach(draw => draw()));
})();
