// What stands behind a key that names a secret, in any notation. Concatenated behind masking.js.

/**
 * Masks what stands behind a key: `"key": value` (the member goes), `key=value`, `key: value`, `a[key]=value`, `<key>value`,
 * `name="key" value="value"`, `--key value`, and the values behind a list of columns with it.
 */
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
  var words = wordsOf(key, isQuoted);
  if (!isNamed(words, isQuoted, rule)) return undefined;
  var gap = gapAfter(text, place, key);
  var start = place.end + gap.length;
  if (gap === "" || text.charAt(start) === ":") return undefined;
  if (inString && !isQuoted && text.charAt(start) === '"') return undefined; // the end of the string it stands in
  var isJson = isQuoted && endsInJson.test(gap);
  var value = (restOfTag.test(gap) ? elementAt : columns.test(gap) ? rowsAt : valueAt)(text, start, inString !== undefined, isJson, key); // prettier-ignore
  var content = text.slice(value.start, value.end);
  if (content === "" || text.substr(value.start, rule.leaves.length) === rule.leaves) return undefined;
  if (!rule.drops) return digitsOf(content).length >= 5 ? value : undefined;
  var said = isJson ? content.replace(quotes, "") : content.replace(header.test(key) ? secondWord : escapedBlank, ""); // prettier-ignore
  if (rule.isLast && saysHow(said)) return undefined;
  if (isJson ? content === "true" || content === "false" : plainWords.test(said) || placeholders.test(said)) return undefined; // prettier-ignore
  if (number.test(content) && isCount(words, rule)) return undefined;
  if (isOption(key) && (option.test(content) || /^\\*"?\s*:/.test(text.slice(value.end, value.end + 16))))
    return undefined;
  if (isJson && endsMember.test(gap)) value.member = memberAround(text, place.start - 1, value);
  return value;
}

var endsInJson = /[:,]\s*$/;
var endsMember = /:\s*$/;
var quotes = /^"|"$/g;
var header = /authorization/i;
var escapedBlank = /\\+[nrt][\s\S]*$/;
var secondWord = /(?:\\+[nrt]|\s)[\s\S]*$/;

/** What prose says of a secret rather than what the secret is. */
var plainWords = /^(?:incorrect|invalid|expired|missing|required|none|null|true|false|failed|wrong|created|closed|opened|rejected|empty|not|is|was|has|file|ok)$/i; // prettier-ignore

var ways = /^(?:basic|bearer|digest|negotiate|ntlm|kerberos|ldaps?|saml2?|oidc|oauth2?|jwt|m?tls|optional|enabled|disabled)$/i; // prettier-ignore

/** Whether what stands under a short key tells how one logs in, or whether, rather than with what. */
function saysHow(content) {
  return content.length < 4 || content.charAt(0) === "{" || plainWords.test(content) || ways.test(content);
}

/** What stands in a statement in place of values that are given apart from it. */
var placeholders = /^\((?:\s*(?:\?|[$:@%]\w+|null|default)\s*(?:,|\)\s*(?:,\s*\()?))+$/i;

/** The next argument, where one has no value: a secret has capitals or digits too. */
var option = /^\\*"?--[a-z]+(?:-[a-z]+)*\\*"?$/;

function isOption(key) {
  return key.slice(0, 2) === "--";
}

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

var openTag = /<(?:[\w.\-]{1,32}:)?$/;
var attribute = /=\s?\\*["']$/;
var restOfTag = /^(?:\\*["'])?(?:\s[^<>]*[^<>\/])?>(?:<!\[CDATA\[)?/;
var pair = /^\\*["']?(?:\s*,\s*|\s+)\\*["']?[Vv]alue\\*["']?\s*[:=]\s*/;
var afterOption = /^(?:=|\\*["']?(?:\s*,\s*|[ \t]+))/;
var separator =
  /^\\*["'`]?(?:\s*(?::=|=>|->|==|=|:)(?:[ \t]*\r?\n[ \t]+|[ \t]*)|(?:\]|%5[Dd]|\[\w*\])(?:\[\w*\]|%5[Bb]\w*%5[Dd])*\s*(?:=>|==?)[ \t]*)/;
var columns = /^[^()]*\)\s*values\s*/i;

/** What stands between a key and its value; empty where no value follows. */
function gapAfter(text, place, key) {
  var before = text.slice(Math.max(0, place.start - 34), place.start);
  if (openTag.test(before)) return matchedAt(text, place.end, restOfTag);
  var gap = isOption(key) ? matchedAt(text, place.end, afterOption) : "";
  if (gap === "") gap = matchedAt(text, place.end, separator) || matchedAt(text, place.end, pair);
  if (gap === "" && attribute.test(before)) gap = matchedAt(text, place.end, restOfTag);
  if (gap !== "") return gap;
  var list = matched(columns, text.slice(place.end, place.end + 4096));
  return text.charAt(place.end + list.length) === "(" ? list : "";
}

var capital = /[A-ZА-ЯЁ]/;
var humps = /([a-z0-9])([A-Z])/g;
var acronyms = /([A-Z])([A-Z][a-z])/g;
var notLetters = /[^a-zа-яё]+/;

/** Words of a key, in lower case: in prose those behind its last dot. */
function wordsOf(key, isQuoted) {
  var segment = isQuoted ? key : matched(/[^.]*(?:\.(?:id|key|value|hash|code))?[.\-]*$/i, key);
  if (capital.test(segment)) segment = segment.replace(humps, "$1 $2").replace(acronyms, "$1 $2").toLowerCase();
  return segment.split(notLetters).filter(Boolean);
}

/** Whether a key is of the rule: by word, or as a whole without signs and capitals. */
function isNamed(words, isQuoted, rule) {
  for (var i = words.length - 1; i >= 0; i--) {
    if (isWord(words[i], rule) || (i > 0 && isWord(words[i - 1] + words[i], rule))) return true;
    // in prose only `token=` and `tokenId=` name a secret, `InvalidTokenException:` does not
    if ((rule.isLast || !isQuoted) && !/^(?:id|key|value|hash|code)$/.test(words[i])) break;
  }
  var squashed = singular(words.join(""));
  return rule.words.some(function (word) {
    return squashed === word || (word.length >= 5 && squashed.slice(-word.length) === word);
  });
}

var number = /^\d{1,9}$/;

/** Whether a number under a key with these words is how many there are, or how long one is. */
function isCount(words, rule) {
  return rule.counts !== undefined && words.some(function (word) { return rule.counts.indexOf(word) >= 0; }); // prettier-ignore
}

function isWord(word, rule) {
  return rule.words.indexOf(word) >= 0 || rule.words.indexOf(singular(word)) >= 0;
}

function singular(word) {
  return word.length > 4 && word.charAt(word.length - 1) === "s" ? word.slice(0, -1) : word;
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
