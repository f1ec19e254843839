// What stands behind a key that names a secret, in any notation. Concatenated behind masking.js.

/** Masks what stands behind a key: `"key": value` (the member goes), `key=value`, `key: value`, `<key>value`, `--key value`. */
function maskKeys(text, lower, rule) {
  var out = [];
  var done = 0;
  var positions = hintPositions(lower, rule.hints);
  if (positions.length === 0) return text;
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

var wordBefore = /[\wа-яёА-ЯЁ.\-]*$/;
var wordAfter = /^[\wа-яёА-ЯЁ.\-]*/;

function wordAround(text, hint, from) {
  var start = hint.start - matched(wordBefore, text.slice(Math.max(from, hint.start - 256), hint.start)).length;
  if (text.charAt(start - 1) === "\\" && /[nrtbf]/.test(text.charAt(start))) start++; // an escape is no letter
  return { start: Math.min(start, hint.start), end: hint.end + matchedAt(text, hint.end, wordAfter).length };
}

var endOfTag = /^>/;
var afterOption = /^(?:[ \t]+|=)/;
var separator = /^(?:\\*["'`]?\s*(?::=|=>|->|==|=|:)(?:[ \t]*\r?\n[ \t]+|[ \t]*)|"\s*,\s*"value"\s*:\s*)/;

function separatorAfter(text, start, key) {
  if (text.charAt(start - 1) === "<") return endOfTag;
  return key.slice(0, 2) === "--" ? afterOption : separator;
}

var capital = /[A-ZА-ЯЁ]/;
var humps = /([a-z0-9])([A-Z])/g;
var acronyms = /([A-Z])([A-Z][a-z])/g;
var notLetters = /[^a-zа-яё]+/;

/** Whether a key is of the rule: by word, or as a whole without signs and capitals. */
function isNamed(key, isQuoted, rule) {
  var segment = isQuoted ? key : matched(/[^.]*(?:\.(?:id|key|value|hash|code))?[.\-]*$/i, key);
  if (capital.test(segment)) segment = segment.replace(humps, "$1 $2").replace(acronyms, "$1 $2").toLowerCase();
  var words = segment.split(notLetters).filter(Boolean);
  for (var i = words.length - 1; i >= 0; i--) {
    if (isWord(words[i], rule) || (i > 0 && isWord(words[i - 1] + words[i], rule))) return true;
    // in prose only `token=` and `tokenId=` name a secret, `InvalidTokenException:` does not
    if (!isQuoted && !/^(?:id|key|value|hash|code)$/.test(words[i])) break;
  }
  var squashed = singular(words.join(""));
  return rule.words.some(function (word) {
    return squashed === word || (word.length >= 5 && squashed.slice(-word.length) === word);
  });
}

function isWord(word, rule) {
  return rule.words.indexOf(word) >= 0 || rule.words.indexOf(singular(word)) >= 0;
}

function singular(word) {
  return word.length > 4 && word.charAt(word.length - 1) === "s" ? word.slice(0, -1) : word;
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
  if (/[{\[]/.test(text.charAt(start))) {
    var limit = isJson || !inJson ? text.length : closing(text, '"', start); // the string that it stands in
    return { start: start, end: Math.min(afterBrackets(text, start), limit), isJson: isJson };
  }
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

/** `key: |` and the indented lines below. */
var blockOfYaml = /^[|>][+\-]?[ \t]*(?:\r?\n[ \t]+[^\r\n]*)+/;

/** In prose a value ends at white space or the next `key=`, in a JSON string also with it; a header's is its line. */
function bareValue(text, start, key, inJson) {
  if (/cookie|authorization/i.test(key)) return matchedAt(text, start, inJson ? /^[^\r\n"]*/ : /^[^\r\n]*/);
  var block = matchedAt(text, start, blockOfYaml);
  if (block !== "") return block;
  var value = matchedAt(text, start, inJson ? /^[^\s"'<>`]*/ : /^[^\s<>]*/);
  if (inJson && /^\\[nrt]/.test(value)) return ""; // a line break of the string, which was looked at without escapes
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
