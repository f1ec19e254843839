// Masks one line before Filebeat decodes it: valid JSON, broken JSON and plain text alike. masking.ts states the rules
// and their examples; this file carries them out. ECMAScript 5.1 for Filebeat's engine. Its patterns have no look-around,
// so that the engine runs them in linear time.

var rules;

function register(params) {
  rules = JSON.parse(JSON.stringify(params.rules)); // objects of our own: those of Filebeat's are slow and take no RegExp
  for (var i = 0; i < rules.length; i++) if (rules[i].pattern) rules[i].regexp = new RegExp(rules[i].pattern, "gi");
}

function process(event) {
  var line = event.Get("message");
  var masked = mask(line, 0);
  if (masked !== line) event.Put("message", masked);
}

/** @param depth how many strings inside strings we are in; deeper than 8 a string is looked at as it stands */
function mask(text, depth) {
  if (text.indexOf("\\") >= 0 && depth < 8) text = maskEscapedStrings(text, depth);
  var lower = lowercase(text);
  var numbers = hasNumber(text);
  for (var i = 0; i < rules.length; i++) {
    var rule = rules[i];
    if (rule.hints.length === 0 ? !numbers : !isHinted(rule, rule.ignores ? without(lower, rule.ignores) : lower))
      continue;
    var before = text;
    if (rule.check === "key") text = maskKeys(text, lower, rule);
    else text = text.replace(rule.regexp, rule.check ? checked(rule, text) : rule.leaves);
    if (text !== before) lower = lowercase(text);
  }
  return text;
}

function without(text, part) {
  return text.split(part).join("");
}

function isHinted(rule, lower) {
  for (var i = 0; i < rule.hints.length; i++) if (lower.indexOf(rule.hints[i]) >= 0) return true;
  return false;
}

/** Whether ten digits stand together, as in all numbers that are masked but those with a plus. */
function hasNumber(text) {
  var found = text.indexOf("+") >= 0;
  text.replace(/[0-9](?:[ ()\-]{0,2}[0-9]){9}/g, function (number) { found = true; return number; }); // prettier-ignore
  return found;
}

/** Of the same length as the text, which a few letters outside ASCII would change. */
function lowercase(text) {
  var lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replace(/[A-Z]+/g, function (letters) {
    return letters.toLowerCase();
  });
}

/** A quoted string with escapes is masked as what it means, so that `@` or a key's letter cannot hide behind one. */
function maskEscapedStrings(text, depth) {
  var out = [];
  var done = 0;
  for (var open = text.indexOf('"'); open >= 0; open = text.indexOf('"', done)) {
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

/** A replacer that asks the rule's own check about each find, its surroundings and its groups. */
function checked(rule, text) {
  var inside = stringTracker(text);
  var place = placeOfEach(text);
  return function (found) {
    var offset = place(found);
    var groups = Array.prototype.slice.call(arguments, 1, arguments.length - 2);
    var around = {
      before: text.slice(Math.max(0, offset - 48), offset),
      after: text.slice(offset + found.length, offset + found.length + 8),
      isNumber: !inside(offset),
    };
    if (!checks[rule.check](found, around, groups)) return found;
    var mark = rule.leaves.replace("$1", groups[0] || "");
    return around.isNumber ? '"' + mark + '"' : mark;
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
  return /^\s*(?:\{\s*["}]|\[\s*(?:[{"\[\]]|-?\d+\s*[,\]]))/.test(text.slice(0, 64));
}

/** Tells for growing offsets whether they lie in a quoted string of a JSON text; in any other text everything does. */
function stringTracker(text) {
  if (!looksLikeJson(text)) return function () { return true; }; // prettier-ignore
  var read = 0;
  var inside = false;
  return function (offset) {
    var quotes =
      text
        .slice(read, offset)
        .replace(/\\[\s\S]/g, "")
        .split('"').length - 1;
    if (quotes % 2 === 1) inside = !inside;
    read = offset;
    return inside;
  };
}

var checks = {
  /** Bearer and Basic in prose are followed by plain words; credentials have digits, signs, capitals inside or length. */
  credentials: function (found, around, groups) {
    var value = groups[1];
    if (value.length >= 20 || !/^[A-Z]?[a-z]+\.?$/.test(value)) return true;
    return /^bearer/i.test(found) && !/^(token|tokens|auth\w*|scheme|format|credential\w*|header|realm|error|missing|expired|invalid|required|failed|rejected)\.?$/i.test(value); // prettier-ignore
  },

  /** 13 to 19 digits of a known issuer (ISO/IEC 7812), with Luhn's check digit. */
  card: function (found, around) {
    var digits = digitsOf(found);
    // a negative number, a duration in nanoseconds
    if (around.isNumber && (digits.length < 15 || /-$/.test(around.before))) return false;
    return standsAlone(around, false) && issuer.test(digits) && luhn(digits);
  },

  /** Not the beginning of a longer number, and not a number of JSON. */
  passport: function (found, around) {
    return !around.isNumber && !/^[0-9A-Za-z]/.test(around.after);
  },

  /** Of Russia or with a country's code; bare digits only where they are no number and no identifier. */
  phone: function (found, around) {
    var digits = digitsOf(found);
    if (digits.length < 8 || digits.length > 15 || !standsAlone(around, true)) return false;
    if (found.charAt(0) === "+") return digits.charAt(0) !== "0";
    if (digits.length !== 11) return false;
    return found !== digits || (/^[78][3489]/.test(digits) && !around.isNumber && !isIdentifier(around));
  },

  /** Check number of the Pension Fund: weights 9 to 1, modulo 101, 100 counts as 0. */
  snils: function (found, around) {
    var digits = digitsOf(found);
    if (!standsAlone(around, true) || (found === digits && (around.isNumber || isIdentifier(around)))) return false;
    var sum = (weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100;
    return sum === Number(digits.slice(9)) && !/^0+$/.test(digits);
  },

  /** Check digits of the tax service's order MM-3-6/148, for companies (10) and people (12). */
  inn: function (found, around) {
    if (!standsAlone(around, true) || around.isNumber || isIdentifier(around) || /^0+$/.test(found)) return false;
    var digit = function (weights) { return (weighted(found, weights) % 11) % 10; }; // prettier-ignore
    if (found.length === 10) return digit([2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(found.charAt(9));
    return (
      digit([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(found.charAt(10)) &&
      digit([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(found.charAt(11))
    );
  },
};

/** Visa, Mastercard, Mir, American Express, Diners, Discover, JCB, UnionPay, Maestro, each in its own lengths. */
var issuer = /^(?:4(?:\d{15}|\d{18})|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|220[0-4](?:\d{12}|\d{15})|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|6(?:011|5\d\d|4[4-9]\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}|62\d{14,17}|(?:50|5[6-8]|6\d)\d{11,17})$/; // prettier-ignore

function luhn(digits) {
  var sum = 0;
  for (var i = 0; i < digits.length; i++) {
    var digit = Number(digits.charAt(digits.length - 1 - i)) * (1 + (i % 2));
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

function weighted(digits, weights) {
  var sum = 0;
  for (var i = 0; i < weights.length; i++) sum += weights[i] * Number(digits.charAt(i));
  return sum;
}

function digitsOf(text) {
  return text.replace(/\D/g, "");
}

/** Not part of a longer word, number, UUID or decimal. */
function standsAlone(around, strict) {
  var before = around.before.slice(-3).replace(/\\[nrtbf]$/, " "); // an escape is no letter
  if (strict ? /[A-Za-z0-9_#№]$|[\w]-$|\d\.$/.test(before) : /[A-Za-z0-9]$|\w-$|\d\.$/.test(before)) return false;
  return !(strict ? /^[A-Za-z0-9_]|^-\w|^\.\d/ : /^[A-Za-z0-9]|^-\w|^\.\d/).test(around.after);
}

/** Whether what stands around says that a number counts something or identifies a thing: an order, an article, bytes. */
function isIdentifier(around) {
  if (/^\s?(?:ns|ms|µs|us|bytes?)(?:[^a-z]|$)/.test(around.after)) return true;
  if (/(?:inn|инн|snils|снилс|phone|tel|тел[а-я]*)[^A-Za-zа-яё0-9]*(?:number|номер)?[^A-Za-zа-яё0-9]*$/i.test(around.before)) return false; // prettier-ignore
  return (
    identifiers.test(around.before) ||
    /(?:[a-z]I[dD]s?|_id|[a-z]N(?:o|umber))["'\\]*\s*[:=]?\s*\[?["'\\]*$/.test(around.before)
  );
}

var identifiers = /(?:^|[^a-zа-яё])(?:ids?|orders?|заказ[а-я]*|articles?|артикул[а-я]*|sku|number|no|номер[а-я]*|timestamp|epoch|time|ts|traceid|batch|lot|партия|offset|size|bytes|duration|elapsed|took|[№#])["'\\]*\s*[:=#№]?\s*["'\\]*$/i; // prettier-ignore

/** Masks what stands behind a key: `"key": value` (the member goes), `key=value`, `key: value`, `<key>value`, `--key value`. */
function maskKeys(text, lower, rule) {
  var out = [];
  var done = 0;
  var positions = hintPositions(lower, rule.hints);
  var isInString = looksLikeJson(text) ? stringTracker(text) : undefined;
  for (var i = 0; i < positions.length; i++) {
    if (positions[i].start < done) continue;
    var find = findValue(text, positions[i], done, rule, isInString && isInString(positions[i].start));
    if (!find) continue;
    if (find.member) {
      out.push(text.slice(done, find.member.start));
      if (!find.member.comma) dropLastComma(out);
      done = find.member.end;
    } else {
      out.push(text.slice(done, find.start), find.isJson ? '"' + rule.leaves + '"' : rule.leaves);
      done = find.end;
    }
  }
  out.push(text.slice(done));
  return out.join("");
}

function hintPositions(lower, hints) {
  var positions = [];
  for (var i = 0; i < hints.length; i++)
    for (var at = lower.indexOf(hints[i]); at >= 0; at = lower.indexOf(hints[i], at + hints[i].length))
      positions.push({ start: at, end: at + hints[i].length });
  return positions.sort(function (a, b) { return a.start - b.start; }); // prettier-ignore
}

/**
 * The value of the key around a hint; undefined where there is no key, no value, or a mark already.
 *
 * @param inString whether the hint lies in a string of JSON; undefined where the text is no JSON
 */
function findValue(text, hint, from, rule, inString) {
  var place = inString ? wholeKey(text, hint, from) || wordAround(text, hint, from) : wordAround(text, hint, from);
  var key = text.slice(place.start, place.end);
  var isQuoted = text.charAt(place.start - 1) === '"' && text.charAt(place.end) === '"';
  if (!isNamed(key, isQuoted, rule)) return undefined;
  var gap = matchedAt(text, place.end, separatorAfter(text, place.start, key));
  var start = place.end + gap.length;
  if (gap === "" || text.charAt(start) === ":") return undefined;
  if (inString && !isQuoted && text.charAt(start) === '"') return undefined; // the end of the string it stands in
  var isJson = isQuoted && /:\s*$/.test(gap);
  var value = valueAt(text, start, isJson, key, inString !== undefined);
  var content = text.slice(value.start, value.end);
  if (content === "" || text.substr(value.start, rule.leaves.length) === rule.leaves) return undefined;
  if (!rule.drops) return digitsOf(content).length >= 5 ? value : undefined;
  if (!isJson && plainWords.test(content)) return undefined;
  if (isJson) value.member = memberAround(text, place.start - 1, value);
  return value;
}

/** What prose says of a secret rather than what the secret is. */
var plainWords = /^(?:incorrect|invalid|expired|missing|required|none|null|true|false|failed|wrong|created|closed|opened|rejected|empty|not|is|was|has|file|ok)$/i; // prettier-ignore

/** A whole string that is a key of JSON, whatever stands in it. */
function wholeKey(text, hint, from) {
  var start = Math.max(text.lastIndexOf('"', hint.start - 1) + 1, from);
  var end = closing(text, '"', hint.end);
  if (end - start > 1024 || !/^"\s*:/.test(text.slice(end, end + 64))) return undefined;
  return { start: start, end: end };
}

function wordAround(text, hint, from) {
  var start =
    hint.start - matched(/[\wа-яёА-ЯЁ.\-]*$/, text.slice(Math.max(from, hint.start - 256), hint.start)).length;
  if (text.charAt(start - 1) === "\\" && /[nrtbf]/.test(text.charAt(start))) start++; // an escape is no letter
  return { start: Math.min(start, hint.start), end: hint.end + matchedAt(text, hint.end, /^[\wа-яёА-ЯЁ.\-]*/).length };
}

function separatorAfter(text, start, key) {
  if (text.charAt(start - 1) === "<") return /^>/;
  if (key.slice(0, 2) === "--") return /^(?:[ \t]+|=)/;
  return /^(?:\\*["'`]?\s*(?::=|=>|->|==|=|:)[ \t]*|"\s*,\s*"value"\s*:\s*)/;
}

/** Whether a key is of the rule: by word, or as a whole without signs and capitals. */
function isNamed(key, isQuoted, rule) {
  var segment = isQuoted ? key : matched(/[^.]*(?:\.(?:id|key|value|hash|code))?[.\-]*$/i, key);
  var words = segment
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-zа-яё]+/)
    .filter(Boolean);
  for (var i = words.length - 1; i >= 0; i--) {
    var pair = i > 0 && rule.words.indexOf(singular(words[i - 1] + words[i])) >= 0;
    if (pair || rule.words.indexOf(singular(words[i])) >= 0) return true;
    // in prose only `token=` and `tokenId=` name a secret, `InvalidTokenException:` does not
    if (!isQuoted && !/^(?:id|key|value|hash|code)$/.test(words[i])) break;
  }
  var squashed = singular(words.join(""));
  return rule.words.some(function (word) {
    return squashed === word || (word.length >= 5 && squashed.slice(-word.length) === word);
  });
}

function singular(word) {
  return word.length > 4 ? word.replace(/s$/, "") : word;
}

/** Where the value that begins here ends; a quoted one without its quotes unless it is JSON's. */
function valueAt(text, start, isJson, key, inJson) {
  var opening = matched(/^\\*["'`]/, text.slice(start, start + 64));
  if (opening !== "") {
    var end = closing(text, opening, start + opening.length);
    return isJson
      ? { start: start, end: Math.min(text.length, end + opening.length), isJson: true }
      : { start: start + opening.length, end: end, isJson: false };
  }
  if (/[{\[]/.test(text.charAt(start)) && (isJson || !inJson))
    return { start: start, end: afterBrackets(text, start), isJson: isJson };
  if (isJson) return { start: start, end: start + matchedAt(text, start, /^[^\s,}\]]*/).length, isJson: true };
  return { start: start, end: start + bareValue(text, start, key, inJson).length, isJson: false };
}

/** The next quote like the opening one that is not escaped once more; else the end. */
function closing(text, opening, from) {
  var quote = opening.charAt(opening.length - 1);
  for (var at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) {
    var backslashes = 0;
    while (at - backslashes > from && text.charAt(at - backslashes - 1) === "\\") backslashes++;
    if (opening.length > 1 ? backslashes <= opening.length - 1 : backslashes % 2 === 0)
      return at - (opening.length - 1 && backslashes);
  }
  return text.length;
}

function afterBrackets(text, start) {
  var depth = 0;
  var end = text.length;
  var rest = text.slice(start);
  var place = placeOfEach(rest);
  rest.replace(/"(?:[^"\\]|\\[\s\S])*"|[{}\[\]]/g, function (token) {
    if (end < text.length) return token;
    var offset = place(token);
    depth += token === "{" || token === "[" ? 1 : token === "}" || token === "]" ? -1 : 0;
    if (depth === 0) end = start + offset + 1;
    return token;
  });
  return end;
}

/** In prose a value ends at white space or the next `key=`, in a JSON string also with it; a header's is its line. */
function bareValue(text, start, key, inJson) {
  if (/cookie|authorization/i.test(key)) return matchedAt(text, start, inJson ? /^[^\r\n"]*/ : /^[^\r\n]*/);
  var value = matchedAt(text, start, inJson ? /^[^\s"'<>`]*/ : /^[^\s<>]*/);
  var next = value.search(/[,;&|][\w.\-]+[=:]/);
  return (next > 0 ? value.slice(0, next) : value).replace(/[.,;:!?)\]}"'`]+$/, "");
}

/** What a pattern finds from a place on; in growing pieces, because a long line may have many such places. */
function matchedAt(text, start, pattern) {
  for (var size = 256; ; size *= 4) {
    var found = matched(pattern, text.slice(start, start + size));
    if (found.length < size || start + size >= text.length) return found;
  }
}

/** The whole member of a JSON object with the comma behind it; undefined where the object is broken. */
function memberAround(text, start, value) {
  if (!/[{,]\s*$/.test(text.slice(Math.max(0, start - 16), start))) return undefined;
  var after = matched(/^\s*[,}]/, text.slice(value.end, value.end + 16));
  if (after === "") return undefined;
  var comma = after.charAt(after.length - 1) === ",";
  return { start: start, end: value.end + (comma ? after.length : after.length - 1), comma: comma };
}

function dropLastComma(out) {
  while (out.length > 0 && /^\s*$/.test(out[out.length - 1])) out.pop();
  if (out.length > 0) out.push(out.pop().replace(/,\s*$/, ""));
}

function matched(pattern, text) {
  var found = pattern.exec(text);
  return found ? found[0] : "";
}
