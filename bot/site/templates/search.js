(function () {
  "use strict";
  var script = document.currentScript, top = script.getAttribute("data-top") || "", index, waiting = [];
  var SIGNS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";

  function fold(text) {
    return text.toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/’/g, "'").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  }
  function stem(word) {
    if (/[sx]$/.test(word) && word.length > index.court) word = word.slice(0, -1);
    for (var i = 0; i < index.fins.length; i++) {
      var end = index.fins[i], cut = word.length - end.length;
      if (cut >= index.court + (end.length > 2 ? 1 : 0) && word.slice(cut) === end) return word.slice(0, cut);
    }
    return word;
  }
  function terms(text) {
    return (fold(text).match(/[a-z0-9]+/g) || []).filter(function (word) {
      return !index.vides[word] && (word.length > 1 || /\d/.test(word));
    });
  }
  /* Distance with swapped neighbours; gives up above the most. */
  function distance(a, b, most) {
    var before = [], row = [], older, i, j;
    for (j = 0; j <= b.length; j++) row[j] = j;
    for (i = 1; i <= a.length; i++) {
      older = before; before = row; row = [i];
      var least = i;
      for (j = 1; j <= b.length; j++) {
        var cost = a[i - 1] === b[j - 1] ? 0 : 1;
        row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + cost);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
        if (row[j] < least) least = row[j];
      }
      if (least > most) return most + 1;
    }
    return row[b.length];
  }
  function known(word) { return Object.prototype.hasOwnProperty.call(index.rang, word); }
  function near(word, last) {
    var cut = word.length > 4 && word.replace(/^(qu|[ldjmtsnc])(?=[aeiouyh])/, ""), root = stem(word);
    if (known(root)) return [[root, 1]];
    if (cut && known(stem(cut))) return [[stem(cut), 0.9]];
    var found = alike(root, last);
    return found.length || !cut || cut === word ? found : alike(stem(cut), false);
  }
  function alike(root, last) {
    var slips = root.length < 4 ? 0 : root.length < 7 ? 1 : 2, best = slips + 1, found = [];
    index.mots.forEach(function (other) {
      if (other[0] === "#") return;
      if (last && root.length > 2 && other.lastIndexOf(root, 0) === 0) { found.push([other, 0.7]); return; }
      if (Math.abs(other.length - root.length) > slips || !slips) return;
      var d = distance(root, other, slips);
      if (d > slips) return;
      if (d < best) { best = d; found = found.filter(function (f) { return f[1] === 0.7; }); }
      if (d === best) found.push([other, d === 1 ? 0.8 : 0.55]);
    });
    return found.slice(0, 8);
  }
  function search(text) {
    var words = terms(text), scores = {}, met = {};
    words.forEach(function (word, i) {
      var ideas = {}, best = {};
      near(word, i === words.length - 1).forEach(function (pair) {
        add(pair[0], pair[1], best);
        (index.idees[pair[0]] || []).forEach(function (idea) { ideas[idea] = Math.max(ideas[idea] || 0, 0.5 * pair[1]); });
      });
      Object.keys(ideas).forEach(function (idea) { add(idea, ideas[idea], best); });
      Object.keys(best).forEach(function (row) { scores[row] = (scores[row] || 0) + best[row]; met[row] = (met[row] || 0) + 1; });
    });
    return Object.keys(scores).map(function (row) {
      var sheet = index.fiches[row], ended = sheet[2] === "x" ? 0.8 : sheet[2] === "?" ? 0.95 : 1;
      return [scores[row] * ended * (1 + 0.3 * met[row] / words.length), row];
    }).sort(function (a, b) { return b[0] - a[0] || a[1] - b[1]; }).slice(0, 12).map(function (pair) { return index.fiches[pair[1]]; });
  }
  function add(term, weight, best) {
    if (!known(term)) return;
    var list = index.listes[index.rang[term]];
    for (var i = 0; i < list.length; i += 3) {
      var row = SIGNS.indexOf(list[i]) * 64 + SIGNS.indexOf(list[i + 1]), value = weight * SIGNS.indexOf(list[i + 2]);
      best[row] = Math.max(best[row] || 0, value);
    }
  }
  function open(packed) {
    var before = "";
    index = packed;
    index.mots = packed.mots.split(",").map(function (word) { return (before = before.slice(0, SIGNS.indexOf(word[0])) + word.slice(1)); });
    index.listes = packed.listes.split(",");
    index.fins = packed.fins.split(" ");
    index.rang = {};
    index.mots.forEach(function (word, i) { index.rang[word] = i; });
    var empty = {};
    packed.vides.split(" ").forEach(function (word) { empty[word] = true; });
    index.vides = empty;
  }
  /* The index comes when the box is first used: a page that is only read never loads it. */
  function ready(then) {
    if (index) return then();
    waiting.push(then);
    if (waiting.length > 1) return;
    var tag = document.createElement("script");
    tag.src = top + "index.js";
    tag.onload = function () { open(window.RECHERCHE); waiting.forEach(function (f) { f(); }); };
    document.head.appendChild(tag);
  }
  function item(sheet) {
    var li = document.createElement("li"), a = document.createElement("a");
    a.href = top + "fiches/" + sheet[0] + ".html";
    a.textContent = sheet[1];
    li.appendChild(a);
    if (sheet[2]) {
      var mark = document.createElement("span");
      mark.className = "marque " + (sheet[2] === "x" ? "fini" : "doute");
      mark.textContent = sheet[2] === "x" ? "terminé" : "à confirmer";
      li.appendChild(document.createTextNode(" "));
      li.appendChild(mark);
    }
    return li;
  }
  function fill(list, sheets) {
    list.textContent = "";
    sheets.forEach(function (sheet) { list.appendChild(item(sheet)); });
  }

  var box = document.getElementById("q"), list = document.getElementById("trouve"), said = document.getElementById("combien");
  function show() {
    var text = box.value.trim();
    if (!text) { list.textContent = ""; said.textContent = ""; return; }
    ready(function () {
      var sheets = search(box.value);
      fill(list, sheets);
      said.textContent = !sheets.length ? "Aucune fiche trouvée. Essayez d’autres mots, ou choisissez un thème plus bas."
        : sheets.length === 1 ? "1 fiche" : sheets.length + " fiches, les plus proches d’abord";
    });
  }
  if (box) {
    document.getElementById("recherche").hidden = false;
    box.addEventListener("focus", function () { ready(function () {}); });
    box.addEventListener("input", show);
    box.form.addEventListener("submit", function (event) { event.preventDefault(); show(); });
    if (/[?&]q=/.test(location.search)) { box.value = decodeURIComponent(location.search.replace(/.*[?&]q=([^&]*).*/, "$1").replace(/\+/g, " ")); show(); }
  }
  var chosen = document.getElementById("selection");
  function select() {
    var ids = decodeURIComponent(location.hash.slice(1)).split(",");
    ready(function () {
      var sheets = ids.map(function (id) { return index.fiches.filter(function (s) { return s[0] === id; })[0]; }).filter(Boolean);
      var city = index.villes.filter(function (c) { return sheets.length && ids.indexOf(c[0]) >= 0; })[0], call = document.getElementById("appeler");
      fill(chosen, sheets);
      document.getElementById("sans-selection").hidden = sheets.length > 0;
      call.hidden = !city;
      if (city) { call.firstChild.href = top + "territoires/" + city[0] + ".html"; call.firstChild.textContent = "Qui appeler : " + city[1]; }
    });
  }
  if (chosen) { select(); window.addEventListener("hashchange", select); }
  var paper = document.getElementById("imprimer");
  if (paper) { paper.hidden = false; paper.addEventListener("click", function () { window.print(); }); }
})();
