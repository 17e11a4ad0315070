'use strict';
// What the page can do beyond showing: filter, open a cell, draw the treemap, copy a digest, open all for the printer.
// Texts are set as text, never as markup.
(function () {
  const one = (selector, root) => (root || document).querySelector(selector);
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));

  // Filters; their state stands behind the page's address, so that it can be sent to somebody.
  const form = one('#filters');
  const fields = { variant: one('#filter-variant'), outcome: one('#filter-outcome'), rule: one('#filter-rule') };

  function column(table, variant) {
    all('thead [data-variant], td[data-variant]', table).forEach(cell => {
      cell.hidden = variant !== '' && cell.dataset.variant !== variant;
    });
  }

  function rows(table, selector, wanted) {
    if (!table) {
      return [0, 0];
    }
    column(table, fields.variant.value);
    const every = all('tr.row', table);
    let shown = 0;
    every.forEach(row => {
      const parts = all(selector, row);
      const hits = parts.filter(part => {
        const hit = (fields.outcome.value === '' || part.dataset.outcome === fields.outcome.value);
        part.classList.toggle('faded', !hit);
        return hit && (fields.variant.value === '' || part.closest('td').dataset.variant === fields.variant.value);
      });
      const open = fields.outcome.value === '' && fields.variant.value === '';
      row.hidden = !wanted(row) || !(open || hits.length > 0);
      shown += row.hidden ? 0 : 1;
    });
    all('tbody', table).forEach(body => {
      const heading = one('tr.group', body);
      if (heading) {
        heading.hidden = all('tr.row', body).every(row => row.hidden);
      }
    });
    return [shown, every.length];
  }

  function filter() {
    const grid = rows(one('#grid-table'), '.cell', () => true);
    const checks = rows(one('#checks-table'), '.check',
      row => fields.rule.value === '' || row.dataset.rule === fields.rule.value);
    const wanted = row => fields.rule.value === '' || row.dataset.rule === fields.rule.value;
    const quiet = rows(one('#quiet-table'), '.check', wanted);
    const folded = one('#quiet');
    if (folded) {
      folded.open = quiet[0] > 0 && (fields.rule.value !== '' || fields.outcome.value !== '');
    }
    checks[0] += quiet[0];
    checks[1] += quiet[1];
    [['#grid', grid[0]], ['#checks', checks[0]]].forEach(([section, shown]) => {
      const nothing = one(section + ' .nothing');
      if (nothing) {
        nothing.hidden = shown > 0;
      }
    });
    one('#shown').textContent = grid[0] + ' of ' + grid[1] + ' environments and ' + checks[0] + ' of ' + checks[1]
      + ' rules shown';
  }

  function remember() {
    const state = new URLSearchParams();
    Object.keys(fields).forEach(name => {
      if (fields[name].value !== '') {
        state.set(name, fields[name].value);
      }
    });
    try {
      const text = state.toString();
      history.replaceState(null, '', text === '' ? location.pathname + location.search : '#' + text);
    } catch (refused) {
      // A viewer of artifacts may forbid it; then the state is only not remembered.
    }
  }

  function recall() {
    const hash = location.hash.slice(1);
    if (!hash.includes('=')) {
      return;
    }
    const state = new URLSearchParams(hash);
    Object.keys(fields).forEach(name => {
      const value = state.get(name) || '';
      const known = Array.from(fields[name].options).some(option => option.value === value);
      fields[name].value = known ? value : '';
    });
    filter();
  }

  form.hidden = false;
  form.addEventListener('change', () => { filter(); remember(); });
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(() => { filter(); remember(); }));
  window.addEventListener('hashchange', recall);
  filter();
  recall();

  // A cell in full: a copy of what the page holds below the grid.
  const dialog = one('#cell-dialog');
  let opener = null;
  document.addEventListener('click', event => {
    const button = event.target.closest('button.cell');
    if (!button) {
      return;
    }
    const copy = document.getElementById('cell-' + button.dataset.cell).cloneNode(true);
    [copy].concat(all('[id]', copy)).forEach(node => {
      if (node.id) {
        node.id = 'open-' + node.id;
      }
    });
    copy.setAttribute('aria-labelledby', 'open-cell-' + button.dataset.cell + '-title');
    dialog.setAttribute('aria-labelledby', 'open-cell-' + button.dataset.cell + '-title');
    one('.content', dialog).replaceChildren(copy);
    opener = button;
    dialog.showModal();
    dialog.scrollTop = 0;
  });
  dialog.addEventListener('click', event => {
    if (event.target === dialog) {
      dialog.close();
    }
  });
  dialog.addEventListener('close', () => {
    one('.content', dialog).replaceChildren();
    if (opener) {
      opener.focus();
    }
  });

  // Digests to the clipboard; where that is refused, the digest is selected.
  all('button.copy').forEach(button => {
    button.hidden = false;
    button.addEventListener('click', () => {
      const source = document.getElementById(button.dataset.copy);
      const select = () => {
        getSelection().selectAllChildren(source);
        button.textContent = 'Selected';
      };
      if (navigator.clipboard) {
        navigator.clipboard.writeText(source.textContent).then(() => { button.textContent = 'Copied'; }, select);
      } else {
        select();
      }
    });
  });

  // The treemap.
  const trees = JSON.parse(one('#rooms').textContent);
  const chart = one('#treemap .chart');
  const WIDTH = 1200;
  const HEIGHT = 460;
  const number = size => size.toLocaleString('en-US');
  const fitting = (text, width) => {
    const most = Math.floor((width - 8) / 6.2);
    return text.length <= most ? text : most < 8 ? '' : text.slice(0, most - 1) + '\u2026';
  };

  function draw() {
    const tree = trees[Number(one('#treemap-variant').value)];
    const groups = tree.groups.filter(group => one('#treemap-zeros').checked || !group.zeros);
    const root = d3.hierarchy({ children: groups.map(group => ({ section: group.section, children: group.rooms })) })
      .sum(node => node.children ? 0 : Math.max(0, node.size))
      .sort((a, b) => b.value - a.value);
    d3.treemap().size([WIDTH, HEIGHT]).paddingTop(node => node.depth === 1 ? 18 : 0).paddingInner(1).round(true)(root);
    chart.replaceChildren();
    if (!root.value) {
      chart.textContent = 'Nothing of ' + tree.variant + ' takes room in its file.';
      return;
    }
    const svg = d3.select(chart).append('svg').attr('viewBox', '0 0 ' + WIDTH + ' ' + HEIGHT).attr('role', 'img')
      .attr('aria-label', 'Treemap of ' + tree.variant + ', ' + number(root.value)
        + ' bytes by section and symbol. The table below has the same numbers.');
    (root.children || []).forEach((section, index) => {
      const group = svg.append('g').attr('class', 't' + index % 6);
      box(group, section).append('title').text(section.data.section + ': ' + number(section.value) + ' bytes');
      label(group, section, (section.data.section || 'section unknown') + '  ' + number(section.value), 'head');
      (section.children || []).forEach(room => {
        box(group, room).append('title')
          .text(room.data.name + '\n' + section.data.section + ', ' + number(room.value) + ' bytes');
        if (room.y1 - room.y0 > 14) {
          label(group, room, room.data.name, '');
        }
      });
    });
  }

  function box(group, node) {
    return group.append('rect').attr('x', node.x0).attr('y', node.y0).attr('width', node.x1 - node.x0)
      .attr('height', node.y1 - node.y0);
  }

  function label(group, node, words, kind) {
    const text = fitting(words, node.x1 - node.x0);
    if (text !== '') {
      group.append('text').attr('class', kind).attr('x', node.x0 + 4).attr('y', node.y0 + 13).text(text);
    }
  }

  if (chart && trees.length > 0) {
    d3.select('#treemap-variant').selectAll('option').data(trees).enter().append('option')
      .attr('value', (tree, index) => index).text(tree => tree.variant);
    one('.tree-controls').hidden = false;
    one('.tree-controls').addEventListener('change', draw);
    const shipped = trees.findIndex(tree => tree.shipped);
    one('#treemap-variant').value = String(Math.max(0, shipped));
    draw();
  }

  // A box that scrolls can be reached with the keyboard, to be scrolled with it; one that does not is no stop on the way.
  function stops() {
    all('.scroll').forEach(box => {
      const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
      box.toggleAttribute('tabindex', scrolls);
      if (scrolls) {
        box.tabIndex = 0;
      }
    });
  }
  window.addEventListener('resize', stops);
  document.addEventListener('toggle', stops, true);
  stops();

  // Paper has nothing to click: everything is opened for it.
  let opened = [];
  window.addEventListener('beforeprint', () => {
    opened = all('details:not([open])');
    opened.forEach(details => { details.open = true; });
  });
  window.addEventListener('afterprint', () => opened.forEach(details => { details.open = false; }));
}());
