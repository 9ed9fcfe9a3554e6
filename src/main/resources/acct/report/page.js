(function () {
  "use strict";
  var KEYS = ["ip", "isp", "pool", "vmta", "job"];
  var box = document.getElementById("filter");
  var said = document.getElementById("filter-said");

  function all(selector, from) {
    return Array.prototype.slice.call((from || document).querySelectorAll(selector));
  }

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch (e) {
      return text;
    }
  }

  /* The filter stands in the address: #ip=192.0.2.20&isp=microsoft&q=words. Without "=" it names a part of the page. */
  function ofAddress() {
    var hash = location.hash.slice(1);
    if (hash.indexOf("=") < 0) {
      return null;
    }
    var words = [];
    hash.split("&").forEach(function (part) {
      var at = part.indexOf("=");
      var key = part.slice(0, at);
      var value = decoded(part.slice(at + 1)).trim();
      if (value !== "") {
        words.push(key === "q" ? value : key + "=" + value);
      }
    });
    return words.join(" ");
  }

  function parsed(text) {
    var wanted = { keys: {}, words: [] };
    text.toLowerCase().split(/\s+/).forEach(function (word) {
      var at = word.indexOf("=");
      var key = word.slice(0, at);
      if (at > 0 && KEYS.indexOf(key) >= 0) {
        if (word.length > at + 1) {
          wanted.keys[key] = word.slice(at + 1);
        }
      } else if (word !== "") {
        wanted.words.push(word);
      }
    });
    return wanted;
  }

  function address(text) {
    var wanted = parsed(text);
    var parts = KEYS.filter(function (key) {
      return wanted.keys[key] !== undefined;
    }).map(function (key) {
      return key + "=" + encodeURIComponent(wanted.keys[key]);
    });
    if (wanted.words.length) {
      parts.push("q=" + encodeURIComponent(wanted.words.join(" ")));
    }
    return parts.join("&");
  }

  function fits(row, wanted, known) {
    var text = row.textContent.toLowerCase();
    return known.every(function (key) {
      var values = (row.getAttribute("data-" + key) || "").toLowerCase();
      return values === wanted.keys[key] || values.split(", ").indexOf(wanted.keys[key]) >= 0;
    }) && wanted.words.every(function (word) {
      return text.indexOf(word) >= 0;
    });
  }

  function apply(text) {
    var wanted = parsed(text);
    var asks = wanted.words.length > 0 || Object.keys(wanted.keys).length > 0;
    var shown = 0;
    var count = 0;
    all("[data-rows]").forEach(function (list) {
      var rows = list.tagName === "TABLE" ? all("tbody tr", list) : all("details.incident", list);
      var known = Object.keys(wanted.keys).filter(function (key) {
        return rows.some(function (row) {
          return row.hasAttribute("data-" + key);
        });
      });
      var left = 0;
      rows.forEach(function (row) {
        var fit = !asks || (!row.classList.contains("rest") && fits(row, wanted, known));
        row.hidden = !fit;
        left += fit ? 1 : 0;
      });
      var around = list.closest(".scroll") || list;
      around.classList.toggle("none-fits", asks && left === 0);
      around.classList.toggle("filtered", asks);
      shown += left;
      count += rows.length;
    });
    if (said) {
      said.textContent = asks ? shown + " of " + count + " rows" : "";
    }
    document.body.classList.toggle("is-filtered", asks);
  }

  function fromAddress() {
    var text = ofAddress();
    if (text !== null) {
      box.value = text;
      apply(text);
      var first = document.querySelector("details.incident:not([hidden])");
      if (first && text !== "") {
        first.open = true;
        first.scrollIntoView();
      }
      return;
    }
    var target = location.hash.length > 1 ? document.getElementById(decoded(location.hash.slice(1))) : null;
    if (target && target.tagName === "DETAILS") {
      target.open = true;
      target.scrollIntoView();
    }
    if (target && target.hasAttribute("data-tab")) {
      chosen(target);
    }
  }

  if (box) {
    all(".needs-script").forEach(function (one) {
      one.hidden = false;
    });
    box.addEventListener("input", function () {
      apply(box.value);
      var next = address(box.value);
      history.replaceState(null, "", next === "" ? location.href.split("#")[0] : "#" + next);
    });
    document.addEventListener("keydown", function (event) {
      var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        box.focus();
      } else if (event.key === "Escape" && document.activeElement === box) {
        box.value = "";
        box.dispatchEvent(new Event("input"));
      }
    });
    window.addEventListener("hashchange", fromAddress);
  }

  /* Tables: a heading sorts, a button takes the rows along. */
  function value(cell) {
    if (!cell) {
      return null;
    }
    var text = (cell.getAttribute("data-v") || cell.textContent).trim();
    var number = parseFloat(text.replace(/^[<>]\s*/, "").replace(/,/g, ""));
    return isNaN(number) ? null : text.charAt(0) === "<" ? number / 2 : number;
  }

  function sort(table, place, header) {
    var down = header.getAttribute("aria-sort") !== "descending";
    var body = table.tBodies[0];
    var rows = all("tr", body).filter(function (row) {
      return !row.classList.contains("rest");
    });
    var rest = all("tr.rest", body);
    var numbers = !header.classList.contains("text") && place > 0;
    rows.map(function (row, at) {
      return { row: row, at: at, key: numbers ? value(row.cells[place]) : row.cells[place].textContent.trim() };
    }).sort(function (a, b) {
      if (a.key === b.key) {
        return a.at - b.at;
      }
      if (a.key === null || b.key === null) {
        return a.key === null ? 1 : -1;
      }
      var order = a.key < b.key ? -1 : 1;
      return numbers === down ? -order : order;
    }).forEach(function (one) {
      body.appendChild(one.row);
    });
    rest.forEach(function (row) {
      body.appendChild(row);
    });
    all("th[aria-sort]", table).forEach(function (other) {
      other.removeAttribute("aria-sort");
    });
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
  }

  /* A spreadsheet must not take a text of the log for a formula. */
  function cell(text) {
    var harmless = /^[=+\-@\t\r]/.test(text) && isNaN(Number(text)) ? "'" + text : text;
    return '"' + harmless.replace(/"/g, '""') + '"';
  }

  function csv(table) {
    return all("tr", table).filter(function (row) {
      return !row.hidden;
    }).map(function (row) {
      return Array.prototype.map.call(row.cells, function (one) {
        return cell((one.getAttribute("title") && one.tagName === "TH" ? one.getAttribute("title") : one.textContent).trim());
      }).join(",");
    }).join("\r\n") + "\r\n";
  }

  all("table.sortable").forEach(function (table) {
    all("thead th", table).forEach(function (header, place) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      while (header.firstChild) {
        button.appendChild(header.firstChild);
      }
      header.appendChild(button);
      button.addEventListener("click", function () {
        sort(table, place, header);
      });
    });
    var take = document.createElement("button");
    take.type = "button";
    take.className = "take";
    take.textContent = "CSV";
    take.setAttribute("aria-label", "Take the rows along as CSV");
    take.addEventListener("click", function () {
      var link = document.createElement("a");
      link.href = "data:text/csv;charset=utf-8," + encodeURIComponent("\ufeff" + csv(table));
      link.download = (table.getAttribute("data-name") || "report") + ".csv";
      link.click();
    });
    var around = table.closest(".scroll") || table;
    around.parentNode.insertBefore(take, around);
  });

  /* Parts that stand below each other become tabs. */
  function chosen(panel) {
    all("[data-tab]", panel.parentNode).forEach(function (other) {
      other.hidden = other !== panel;
    });
    all("[role=tab]", panel.parentNode).forEach(function (tab) {
      var own = tab.getAttribute("aria-controls") === panel.id;
      tab.setAttribute("aria-selected", own ? "true" : "false");
      tab.tabIndex = own ? 0 : -1;
    });
  }

  all(".tabs").forEach(function (group) {
    var panels = all("[data-tab]", group);
    var list = document.createElement("div");
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", group.getAttribute("data-label") || "");
    panels.forEach(function (panel, place) {
      var tab = document.createElement("button");
      tab.type = "button";
      tab.id = "tab-" + panel.id;
      tab.textContent = panel.getAttribute("data-tab");
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", panel.id);
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
      tab.addEventListener("click", function () {
        chosen(panel);
      });
      tab.addEventListener("keydown", function (event) {
        var step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
        if (step !== 0) {
          var next = (place + step + panels.length) % panels.length;
          chosen(panels[next]);
          list.children[next].focus();
        }
      });
      list.appendChild(tab);
    });
    group.insertBefore(list, group.firstChild);
    chosen(panels.filter(function (panel) {
      return panel.hasAttribute("data-chosen");
    })[0] || panels[0]);
  });

  all("button[data-copy]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var text = button.getAttribute("data-copy");
      var label = button.textContent;
      function done() {
        button.textContent = "copied";
        setTimeout(function () {
          button.textContent = label;
        }, 1500);
      }
      function byHand() {
        var area = document.createElement("textarea");
        area.value = text;
        document.body.appendChild(area);
        area.select();
        document.execCommand("copy");
        area.remove();
        done();
      }
      if (navigator.clipboard && navigator.clipboard.writeText) {
        navigator.clipboard.writeText(text).then(done, byHand);
      } else {
        byHand();
      }
    });
  });

  if (box) {
    fromAddress();
  }
})();
