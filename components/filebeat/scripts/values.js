// Where the value behind a key ends, in any notation. Concatenated behind keys.js.

/** Where the value that begins here ends; a quoted one without its quotes unless it is JSON's. */
function valueAt(text, start, inJson, isJson, key) {
  var opening = matched(/^\\*["'`]/, text.slice(start, start + 64));
  if (opening !== "") {
    var end = closing(text, opening, start + opening.length);
    return isJson
      ? { start: start, end: Math.min(text.length, end + opening.length), isJson: true }
      : { start: start + opening.length, end: end, isJson: false };
  }
  if (/[{\[]/.test(text.charAt(start))) {
    var limit = isJson || !inJson ? text.length : closing(text, '"', start); // the string that it stands in
    return { start: start, end: Math.min(afterBrackets(text, start, json), limit), isJson: isJson };
  }
  if (isJson) return { start: start, end: start + matchedAt(text, start, /^[^\s,}\]]*/).length, isJson: true };
  return { start: start, end: start + bareValue(text, start, key, inJson).length, isJson: false };
}

/** The text of an element of XML; where none ends it, its first word. */
function elementAt(text, start, inJson) {
  var all = matchedAt(text, start, inJson ? /^[^<>"]*/ : /^[^<>]*/);
  var end = start + all.length;
  if (/\]\]$/.test(all)) end -= 2;
  else if (text.substr(end, 2) !== "</") end = start + matched(/^\S*/, all).length;
  return { start: start, end: end, isJson: false };
}

/** The rows behind `values`, each in brackets and with texts in single quotes. */
function rowsAt(text, start, inJson) {
  var limit = inJson ? closing(text, '"', start) : text.length;
  return { start: start, end: afterBrackets(text.slice(0, limit), start, rows, nextRow), isJson: false };
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

var json = /"(?:[^"\\]|\\[\s\S])*"|[{}\[\]]/g;
var rows = /'(?:[^']|'')*'|[()]/g;
var nextRow = /^\s*,\s*\(/;

/** The end of what an opening bracket begins, with what may follow it; that of the text where nothing closes it. */
function afterBrackets(text, start, tokens, following) {
  var depth = 0;
  var end; // once it is found
  var rest = text.slice(start);
  var place = placeOfEach(rest);
  rest.replace(tokens, function (token) {
    if (end !== undefined) return token;
    var offset = place(token) + 1;
    depth += /^[{\[(]$/.test(token) ? 1 : /^[}\])]$/.test(token) ? -1 : 0;
    if (depth === 0 && !(following && following.test(rest.slice(offset, offset + 64)))) end = start + offset;
    return token;
  });
  return end === undefined ? text.length : end;
}

/** `key: |` and the indented lines below. */
var blockOfYaml = /^[|>][+\-]?[ \t]*(?:\r?\n[ \t]+[^\r\n]*)+/;

/** A header's scheme and what it is given: parameters with commas between them, or one word. */
var scheme = "^(?:[A-Za-z][\\w\\-]*[ \\t]+)?";
var parameters = ["\\\\*", "\\\\+"].map(function (escape) {
  var parameter = "[\\w\\-]+=(?:" + escape + '"[^"\\\\]*\\\\*"|[^\\s,"\'=\\\\][^\\s,"\'\\\\]*)';
  return new RegExp(scheme + parameter + "(?:[ \\t]*,[ \\t]*" + parameter + ")*");
});
var credential = ["\\\\*[\"']?", "(?:\\\\+[\"'])?"].map(function (quote) {
  return new RegExp(scheme + quote + "[^\\s\"'<>`\\\\]+");
});

/** In prose a value ends at white space or the next `key=`, in a JSON string also with it; a cookie's is its line. */
function bareValue(text, start, key, inJson) {
  if (/cookie/i.test(key)) return matchedAt(text, start, inJson ? /^[^\r\n"]*/ : /^[^\r\n]*/);
  var block = matchedAt(text, start, blockOfYaml);
  if (block !== "") return block;
  var isHeader = header.test(key);
  var given = isHeader ? matchedAt(text, start, parameters[inJson ? 1 : 0]) : "";
  if (given !== "") return given.replace(/[.;:!?)\]}]+$/, "");
  var value = matchedAt(text, start, isHeader ? credential[inJson ? 1 : 0] : inJson ? /^[^\s"'<>`]*/ : /^[^\s<>]*/);
  if (inJson && /^\\[nrt]/.test(value)) return ""; // a line break of the string, which was looked at without escapes
  var next = value.search(/[,;|][\w.\-]+[=:]|&[\w.\-%\[\]]+[=:]/);
  return (next > 0 ? value.slice(0, next) : value).replace(/[.,;:!?)\]}"'`\\]+$/, "");
}
