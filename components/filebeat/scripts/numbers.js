// Numbers that are told by their digits alone: cards, phones, SNILS, INN. Concatenated behind masking.js.

/** What stands between groups of digits; a string says the characters themselves, as the engine wants them in a class. */
var blanks = new RegExp("[\u00a0\u202f]", "g");
var gap = " .()\\-\u00a0\u202f";

/** Nothing that is masked by its digits reaches beyond such a run, so that the rules look at runs only. */
var runs = new RegExp("\\+[1-9][0-9+" + gap + "]{5,}[0-9]|[0-9](?:[+" + gap + "]*[0-9]){9,}", "g");

function maskNumbers(text) {
  var inside = stringTracker(text);
  var place = placeOfEach(text);
  return text.replace(runs, function (run) {
    var start = place(run);
    var end = start + run.length;
    return maskRun(run, text.slice(Math.max(0, start - 48), start), text.slice(end, end + 8), !inside(start));
  });
}

/** @param isNumber whether it stands in JSON as a number, so that a mark needs quotes */
function maskRun(run, before, after, isNumber) {
  var plain = run.replace(blanks, " ");
  var masked = plain;
  for (var i = 0; i < numberRules.length; i++) masked = applied(numberRules[i], masked, before, after, isNumber);
  return masked === plain ? run : masked;
}

/** No pattern finds more than these characters, so that a run however long is read in windows of twice as many. */
var longest = 32;

/** What a pattern finds may be two numbers beside each other: a find that is none is looked at again from its next group on. */
function applied(rule, run, before, after, isNumber) {
  var mark = isNumber ? '"' + rule.leaves + '"' : rule.leaves;
  var out = [];
  for (var at = 0; at < run.length;) {
    var window = run.slice(at, at + 2 * longest);
    rule.regexp.lastIndex = 0;
    var match = rule.regexp.exec(window);
    var step = longest;
    if (match) {
      var found = accepted(rule, match[0], run, at + match.index, before, after, isNumber);
      var next = window.slice(match.index + 1).search(nextGroup);
      if (found !== "") {
        out.push(run.slice(at, at + match.index), mark);
        at += match.index + found.length;
        continue;
      }
      if (next >= 0) step = match.index + next + 2;
    }
    out.push(run.slice(at, at + step));
    at += step;
  }
  return out.join("");
}

var nextGroup = /[^0-9][0-9+]/;

/** The find, or as many of its first groups as are a number by the rule's check; empty if none are. */
function accepted(rule, found, run, start, before, after, isNumber) {
  if (/^\+7/.test(found)) found = found.match(/^\+(?:[ .()\-]*[0-9]){1,11}/)[0]; // a Russian one is no longer
  while (found !== "") {
    var around = {
      before: (start < 48 ? before : "") + run.slice(Math.max(0, start - 48), start),
      after: (run.slice(start + found.length, start + found.length + 8) + after).slice(0, 8),
      isNumber: isNumber,
    };
    if (numberChecks[rule.check](found, around)) return found;
    found = found.slice(0, Math.max(0, found.search(/[ .()\-]+[0-9]+$/)));
  }
  return "";
}

var numberChecks = {
  /** 13 to 19 digits of a known issuer (ISO/IEC 7812), with Luhn's check digit. */
  card: function (found, around) {
    var digits = digitsOf(found);
    // a negative number, a duration in nanoseconds
    if (around.isNumber && (digits.length < 15 || /-$/.test(around.before))) return false;
    return standsAlone(around, false) && issuer.test(digits) && luhn(digits);
  },

  /** Of Russia or with a country's code; bare digits only where they are no number and no identifier. */
  phone: function (found, around) {
    var digits = digitsOf(found);
    if (digits.length < 8 || digits.length > 15 || !standsAlone(around, true)) return false;
    if (amount.test(found)) return false;
    if (found.charAt(0) === "+") return digits.charAt(0) !== "0";
    if (digits.length !== 11) return false;
    return (
      (found !== digits && found.charAt(1) !== ".") ||
      (/^[78][3489]/.test(digits) && !around.isNumber && !isIdentifier(around))
    );
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

/** With a dot: a decimal, thousands, or the end of a sentence. */
var amount = /^\+?[0-9]+\.[0-9]+$|^[^.]*\.[0-9]{1,3}$|^\+?[0-9]{1,3}(?:\.[0-9]{3})+$|\.[^0-9]|[^0-9]\./;

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
