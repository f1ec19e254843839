// Masks one line before Filebeat decodes it: valid JSON, broken JSON and plain text alike. masking.ts states the rules
// and their examples; this file carries them out, with keys.js, values.js and numbers.js behind it. ECMAScript 5.1 for Filebeat's
// engine. Its patterns have no look-around, so that the engine runs them in linear time; those in use on every line stand
// outside of functions, because the engine compiles a literal each time that it comes by.

var textRules; // those that look at the whole text
var numberRules; // those that look at runs of digits
var deepest; // undefined unless this run of the script looks for objects that lie too deep in each other

function register(params) {
  var rules = JSON.parse(JSON.stringify(params.rules)); // objects of our own: those of Filebeat's are slow and take no RegExp
  for (var i = 0; i < rules.length; i++) if (rules[i].pattern) rules[i].regexp = new RegExp(rules[i].pattern, "gi");
  deepest = params.deepest;
  textRules = rules.filter(function (rule) { return !numberChecks[rule.check]; }); // prettier-ignore
  numberRules = rules.filter(function (rule) { return numberChecks[rule.check]; }); // prettier-ignore
}

function process(event) {
  var line = event.Get("message");
  var masked = deepest === undefined ? mask(line, 0) : shallow(line);
  if (masked !== line) event.Put("message", masked);
}

/** What is nested too deeply for those behind Filebeat goes on as text. */
function shallow(line) {
  var brackets = line.replace(/"(?:[^"\\]|\\[\s\S])*"|[^{}\[\]"]+/g, "");
  for (var i = 0, depth = 0; i < brackets.length && depth <= deepest; i++) {
    var bracket = brackets.charAt(i);
    depth += bracket === "{" || bracket === "[" ? 1 : -1;
  }
  return depth > deepest ? "nested too deeply: " + line : line;
}

/** @param depth how many strings inside strings we are in; deeper than 8 a string is looked at as it stands */
function mask(text, depth) {
  if (text.indexOf("\\") >= 0 && depth < 8) text = maskEscapedStrings(text, depth);
  var lower = textRules.length > 0 ? lowercase(text) : "";
  for (var i = 0; i < textRules.length; i++) {
    var rule = textRules[i];
    if (!isHinted(rule, rule.ignores ? without(lower, rule.ignores) : lower)) continue;
    var before = text;
    if (rule.check === "key") text = maskKeys(text, lower, rule);
    else text = text.replace(rule.regexp, rule.check ? checked(rule) : rule.leaves);
    if (text !== before) lower = lowercase(text);
  }
  return numberRules.length > 0 ? maskNumbers(text) : text;
}

function without(text, part) {
  return text.split(part).join("");
}

function isHinted(rule, lower) {
  if (rule.hints.length === 0) return true;
  for (var i = 0; i < rule.hints.length; i++) if (lower.indexOf(rule.hints[i]) >= 0) return true;
  return false;
}

/** Of the same length as the text, which a few letters outside ASCII would change. */
function lowercase(text) {
  var lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replace(/[A-Z]+/g, function (letters) { return letters.toLowerCase(); }); // prettier-ignore
}

/** A quoted string with escapes is masked as what it means, so that `@` or a key's letter cannot hide behind one. */
function maskEscapedStrings(text, depth) {
  var out = [];
  var done = 0; // always outside of quotes
  for (var at = text.indexOf("\\"); at >= 0; at = text.indexOf("\\", done)) {
    var isInside = text.slice(done, at).split('"').length % 2 === 0;
    var open = isInside ? text.lastIndexOf('"', at) : text.indexOf('"', at);
    if (open < 0) break;
    var end = Math.min(closing(text, '"', open + 1) + 1, text.length);
    out.push(text.slice(done, open), maskQuoted(text.slice(open, end), depth));
    done = end;
  }
  out.push(text.slice(done));
  return out.join("");
}

function maskQuoted(quoted, depth) {
  if (quoted.indexOf("\\") < 0) return quoted;
  var content;
  try {
    content = JSON.parse(quoted);
  } catch (notJson) {
    return quoted;
  }
  var masked = mask(content, depth + 1);
  return masked === content && !/\\[u\/]/.test(quoted) ? quoted : JSON.stringify(masked);
}

/** A replacer that asks the rule's own check about each find and its second group. */
function checked(rule) {
  return function (found, first, second) {
    return checks[rule.check](found, second) ? rule.leaves.replace("$1", first) : found;
  };
}

/** Where each find begins: the engine counts a replacer's offset in bytes of UTF-8, the text is indexed otherwise. */
function placeOfEach(text) {
  var end = 0;
  return function (found) {
    var start = text.indexOf(found, end);
    end = start + found.length;
    return start;
  };
}

/** `[INFO] text` and `{a} text` are none. */
function looksLikeJson(text) {
  return beginningOfJson.test(text.slice(0, 64));
}

var beginningOfJson = /^\s*(?:\{\s*["}]|\[\s*(?:[{"\[\]]|-?\d+\s*[,\]]))/;

/** Tells for growing offsets whether they lie in a quoted string of a JSON text; in any other text everything does. */
function stringTracker(text) {
  if (!looksLikeJson(text)) return function () { return true; }; // prettier-ignore
  var read = 0;
  var inside = false;
  return function (offset) {
    var part = text.slice(read, offset);
    if (part.indexOf("\\") >= 0) part = part.replace(/\\[\s\S]/g, "");
    if (part.split('"').length % 2 === 0) inside = !inside;
    read = offset;
    return inside;
  };
}

var checks = {
  /** Bearer and Basic in prose are followed by plain words; credentials have digits, signs, capitals inside or length. */
  credentials: function (found, value) {
    if (value.length >= 20 || !/^[A-Z]?[a-z]+\.?$/.test(value)) return true;
    return /^bearer/i.test(found) && !/^(token|tokens|auth\w*|scheme|format|credential\w*|header|realm|error|missing|expired|invalid|required|failed|rejected)\.?$/i.test(value); // prettier-ignore
  },

  /** A word of letters or a number in hexadecimal is no key. */
  base64: function (found) {
    return /[a-z]/.test(found) && /[A-Z]/.test(found) && /[0-9]/.test(found);
  },

  /** Those of AWS are in capitals, and so no words. */
  vendor: function (found) {
    return !/^akia/i.test(found) || found === found.toUpperCase();
  },
};
