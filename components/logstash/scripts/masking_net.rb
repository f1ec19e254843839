# The second net: masks in any text and key, at any depth, what Filebeat should have masked, and tags the event
# masking.leak, since anything found here is a fault of the first net. The marks of that one ([masked], [email], …) are
# left alone. The patterns look for the same things as components/filebeat/masking.ts, but for what needs the line's own
# notation; each begins where no other try can begin, or is bounded, so that the work grows with the text alone.
require "set"

def register(_params)
  @deepest = 20
  @most_values = 5_000
  @longest = 65_536 # characters of one text
  @secrets = Set.new(%w[
    password passwd passphrase passcode pwd secret token apikey authorization cookie session sessionid sessid privatekey
    accesskey credential csrf xsrf cvv cvc pass otp jwt пароль токен секрет
  ])
  @short = Set.new(%w[auth pin pincode sid]) # as the last word of a key alone
  @counts = Set.new(%w[
    count used usage total max min limit length size ttl age expires expiry lifetime remaining left attempts retries
  ])
  @endings = @secrets.select { |word| word.length >= 5 }
  @key_hint = /pass|otp|jwt|парол|токен|секрет|auth|pin|sid|pwd|secret|token|api[ _.-]?key|authorization|cookie|sess|private[ _.-]?key|access[ _.-]?key|credential|[cx]srf|cv[vc]/i
  name = /(?<![\p{L}\w.\-])((?>[\p{L}\w.\-]{1,128}))/
  index = /(?:\]|%5D|\[\d{0,9}\])(?:\[\w{0,32}\]|%5B\w{0,32}%5D){0,4}\s{0,4}(?:=>|==?)\s{0,4}/
  @assignment = /#{name}(\\{0,4}["'`]?(?:\s{0,4}(?:=>|->|:=|==|=|:)(?:\s|\\n){0,6}|#{index}))(\\{0,4}["'`])?((?>(?:(?:basic|bearer|digest|negotiate|token)\s{1,4})?))(?!\[)([^\s"'<>`,;&)}\]\\]+)/i
  @pair = /#{name}(\\{0,4}["']?(?:\s{0,4},\s{0,4}|\s{1,6})\\{0,4}["']?value\\{0,4}["']?\s{0,4}[:=]\s{0,4})(\\{0,4}["'`]?)(?!\[)([^\s"'<>`,;&)}\]\\]+)/i
  @argument = /(?<![\w.\-])(--[\w.\-]{1,128})(\\{0,4}["']?(?:\s{0,4},\s{0,4}|[ \t]{1,4}))(\\{0,4}["']?)(?!(?-i:--[a-z]{1,64}(?:-[a-z]{1,64}){0,8}(?![^\s"'<>`,;\]\\]))|\[)((?>[^\s"'<>`,;\]\\]+))(?!\\{0,4}["']?\s{0,4}:)/
  content = /((?:\s[^<>]{0,256}[^<>\/])?>(?:<!\[CDATA\[)?)(?!\[masked|\s)([^<>]{1,4096}?)(?=<\/|\]\]>)/
  @elements = [/(<(?>(?:[\w.\-]{1,32}:)?))([\w.\-]{1,128})#{content}/, /(=\s?\\{0,4}["'])([\w.\-]{1,128}\\{0,4}["'])#{content}/]
  text = /'(?>[^']|'')*'/
  row = /\((?>(?:#{text}|[^()']|\((?>#{text}|[^()'])*\))*)\)/
  @rows = /\(([^()]{1,2000})\)(\s{0,8}values\s{0,8})(#{row}(?:\s{0,8},\s{0,8}#{row})*|\([\s\S]*)/i
  @placeholders = /\A(?:[\s,()]|\?|[$:@%]\w+|null|default)+\z/i
  parameter = /[\w\-]{1,64}=(?:\\{0,4}"[^"\\]*\\{0,4}"|[^\s,"'=\\][^\s,"'\\]*)/
  @authorization = /(?<![\w\-])([\w\-]{0,32}authorization)(\\{0,4}["']?\s{0,4}[:=]\s{0,4})(?!\[)((?>(?:[A-Za-z][\w\-]{0,31}[ \t]{1,4})?))(?!\[)((?>#{parameter}(?:[ \t]{0,4},[ \t]{0,4}#{parameter})*)|\\{0,4}["']?[^\s"'<>`\\]+)/i
  @header = /(?<![\w])((?:set-)?cookie)(\\{0,4}["']?\s{0,4}[:=]\s{0,4})(?!\[|\s)([^\r\n"'<>]+)/i
  @url = %r{(?<![a-z0-9+.\-])([a-z][a-z0-9+.\-]{0,20}://)(?!\[)(?:[^\s/?#"'<>\\]{1,256}|[^\s/?#"'<>\\:@]{0,128}:(?!\d*[/?#])[^\s"'<>\\@]{1,256})@}i
  @credentials = %r{\b(bearer|basic|digest|negotiate)[ \t]{1,8}([a-z0-9._~+/\-]{6,}={0,2})}i
  @jwt = /\beyJ[A-Za-z0-9_\-]{4,}(?:\.[A-Za-z0-9_\-]*){1,4}/
  @vendor = /\b(?:AKIA[A-Z0-9]{16}\b|gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,}|glpat-[\w\-]{20,}|AIzaSy[\w\-]{33}|npm_[A-Za-z0-9]{36}|xox[a-z]-[A-Za-z0-9\-]{10,}|[rs]k_live_[A-Za-z0-9]{16,})/
  @vendor_hint = /AKIA|gh[pousr]_|_pat_|glpat-|AIzaSy|npm_|xox|k_live_/
  @email = /(?<![\p{L}\d_%+'\-.])(?>(?:[\p{L}\d._+'\-]|%(?!40)){1,128})(?<!\.)(?:@|%40)(?>[\p{L}\d\-]{1,63}(?:\.[\p{L}\d\-]{1,63}){1,8})(?<=[\p{L}]{2})/
  @card = /(?<![A-Za-z0-9])(?<!\w-)(?<!\d\.)(?:\d{4}[ .\-]\d{4}[ .\-]\d{4}[ .\-]\d{1,4}(?:[ \-]\d{1,3})?|\d{4}[ .\-]\d{6}[ .\-]\d{4,5}|\d{13,19})(?![A-Za-z0-9]|-\w|\.\d)/
  @issuer = /\A(?:4(?:\d{15}|\d{18})|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|220[0-4](?:\d{12}|\d{15})|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|6(?:011|5\d\d|4[4-9]\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}|62\d{14,17}|(?:50|5[6-8]|6\d)\d{11,17})\z/
  alone = [/(?<![A-Za-z0-9_#№])(?<!\w-)(?<!\d\.)/, /(?![A-Za-z0-9_]|-\w|\.\d)/]
  @amount = /\A\+?\d+\.\d+\z|\A[^.]*\.\d{1,3}\z|\A\+?\d{1,3}(?:\.\d{3})+\z|\.\D|\D\./ # a decimal, thousands, the end of a sentence
  @phone = /#{alone[0]}(?:\+[1-9][\d .\-()]{5,20}\d|[78][ \-]?\(?\d{3}\)?[ \-]?\d{3}[ \-]?\d{2}[ \-]?\d{2}|[78]\.\d{3}\.\d{3}\.\d{2}\.\d{2})#{alone[1]}/
  @snils = /#{alone[0]}(?:\d{3}-\d{3}-\d{3}[ \-]\d{2}|\d{3} \d{3} \d{3} \d{2}|\d{11})#{alone[1]}/
  @inn = /#{alone[0]}(?:\d{12}|\d{10})#{alone[1]}/
  @personal = /(?:inn|инн|snils|снилс|phone|tel|тел[а-я]{0,5})[^\p{L}\d]{0,8}(?:number|номер)?[^\p{L}\d]{0,8}\z/i
  @identifier = /(?:(?<![a-zа-яё])(?:ids?|orders?|заказ[а-я]{0,3}|articles?|артикул[а-я]{0,3}|sku|number|no|номер[а-я]{0,3}|timestamp|epoch|time|ts|traceid|batch|lot|партия|offset|size|bytes|duration|elapsed|took)|(?-i:[a-z]I[dD]s?|_id|[a-z]N(?:o|umber))|[№#])["'\\]{0,4}\s{0,4}[:=#№]?\s{0,4}\[?["'\\]{0,4}\z/i
  @counted = /\A\s?(?:ns|ms|µs|us|bytes?)(?![a-z])/
  @pem = /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----(?:[^"\\-]|-[^"\\-]|\\n)*(?:-----END [A-Z ]{0,20}PRIVATE KEY-----)?/
  @plain_words = /\A(?:incorrect|invalid|expired|missing|required|none|null|true|false|failed|wrong|created|closed|opened|rejected|empty|not|is|was|has|file|ok)\b/i
  @ways = /\A(?:basic|bearer|digest|negotiate|ntlm|kerberos|ldaps?|saml2?|oidc|oauth2?|jwt|m?tls|optional|enabled|disabled)\z/i
end

def filter(event)
  found = Set.new
  masked = walk(event.to_hash, "", 0, { found: found, left: @most_values })
  return [event] if found.empty?
  labels = masked["labels"]
  masked["labels"] = (labels.is_a?(Hash) ? labels : {}).merge("masking_leak" => found.to_a.join(" ")) if labels.nil? || labels.is_a?(Hash)
  event.overwrite(LogStash::Event.new(masked))
  event.tag("masking.leak")
  [event]
rescue StandardError, SystemStackError
  event.overwrite(LogStash::Event.new(withheld(event)))
  event.tag("masking.failed")
  [event]
end

# What is left of an event whose texts could not be looked at: nothing that a service wrote.
def withheld(event)
  names = %w[[log][level] [service][name] [service][environment] [ecs][version]]
  level, name, environment, version = names.map { |field| event.get(field).to_s[/\A[\w.\-]{1,64}\z/] || "unknown" }
  { "@timestamp" => event.timestamp, "message" => "[masked: the masking of this record failed]", "log" => { "level" => level },
    "service" => { "name" => name, "environment" => environment }, "ecs" => { "version" => version }, "event" => { "module" => "pipeline" } }
end

# --- the walk

def walk(value, key, depth, state)
  raise ArgumentError, "more than #{@most_values} values" if (state[:left] -= 1).negative?
  case value
  when String then mask(value, key, state[:found])
  when Hash
    raise ArgumentError, "deeper than #{@deepest}" if depth > @deepest
    value.to_h { |name, inner| [mask(name.to_s, "", state[:found]), member(name.to_s, inner, depth, state)] }
  when Array
    raise ArgumentError, "deeper than #{@deepest}" if depth > @deepest
    value.map { |inner| walk(inner, key, depth + 1, state) }
  when Integer then card?(value.to_s) && value >= 10**14 ? replace(state[:found], "card", "[card]") : value
  else value
  end
end

def member(name, value, depth, state)
  return walk(value, name, depth + 1, state) unless secret?(name, value) && given?(value)
  replace(state[:found], "secret-key", "[masked]")
end

def given?(value)
  return false if value.nil? || value == true || value == false
  return value.any? { |inner| given?(inner) } if value.is_a?(Array)
  !(value.respond_to?(:empty?) && value.empty?) && !value.to_s.start_with?("[masked")
end

def replace(found, rule, mark)
  found << rule
  mark
end

def mask(text, key, found)
  text = text.scrub("?") unless text.valid_encoding?
  text = "#{text[0, @longest]}…" if text.length > @longest
  return text unless text.match?(/[@=:<]|--|\)\s{0,8}(?:values|VALUES)|PRIVATE KEY|%40|eyJ|\d{4}|\d[ .)-]{1,2}\d|[bB]earer|[bB]asic|BEARER|BASIC|[dD]igest|[nN]egotiate/) ||
    (text.length > 15 && text.match?(@vendor_hint)) || (!text.ascii_only? && text.match?(/\d[\u00a0\u202f]/)) # nothing below could match
  if text.include?("@") || text.include?("%40")
    text = text.gsub(@url) { replace(found, "url-credentials", "#{$1}[masked]@") } if text.include?("://")
    text = text.gsub(@email) { replace(found, "email", "[email]") }
  end
  text = text.gsub(@pem) { replace(found, "private-key", "[masked]") } if text.include?("PRIVATE KEY-----")
  text = text.gsub(@jwt) { replace(found, "jwt", "[masked]") } if text.include?("eyJ")
  text = text.gsub(@authorization) { authorization($~, found) } if text.match?(/authorization/i)
  text = text.gsub(@vendor) { replace(found, "vendor-token", "[masked]") } if text.match?(@vendor_hint)
  text = text.gsub(@credentials) { credentials?($1, $2) ? replace(found, "credentials", "#{$1} [masked]") : $& } if text.match?(/bearer|basic|digest|negotiate/i)
  text = assignments(text, found) if text.match?(/[=:<]|--|\)\s{0,8}(?:values|VALUES)/) && text.match?(@key_hint)
  plain = text.ascii_only? ? text : text.tr("\u00a0\u202f", " ") # blanks that break no line
  return text unless plain.match?(/\d{4}|\d[ .)-]{1,2}\d/)
  masked = numbers(plain, key, found)
  masked == plain ? text : masked
end

def assignments(text, found)
  text = text.gsub(@header) { replace(found, "secret-key", "#{$1}#{$2}[masked]") } if text.match?(/cookie/i)
  text = text.gsub(@rows) { rows?($1, $3) ? replace(found, "secret-key", "(#{$1})#{$2}[masked]") : $& } if text.match?(/\)\s{0,8}values/i)
  { "<" => @elements, "--" => [@argument], "alue" => [@pair] }.each do |hint, patterns|
    patterns.each { |pattern| text = text.gsub(pattern) { named(pattern, $~, found) } } if text.include?(hint)
  end
  text.gsub(@assignment) do
    name, sign, quote, scheme, value = $1, $2, $3, $4, $5
    next $& if quote.to_s.empty? && scheme.to_s.empty? && $&[(name + sign).length..].match?(@plain_words)
    assigned?(name, $~.pre_match[-1], sign, value) ? replace(found, "secret-key", "#{name}#{sign}#{quote}#{scheme}[masked]") : $&
  end
end

# What stands behind a name in another way than with `=` and `:`; the last group is the secret.
def named(pattern, match, found)
  *before, value = match.captures
  name = @elements.include?(pattern) ? before[1] : before[0]
  assigned?(name.delete("\"'\\"), nil, "", value) ? replace(found, "secret-key", "#{before.join}[masked]") : match[0]
end

def authorization(match, found)
  name, sign, scheme, value = match.captures
  return match[0] if "#{scheme}#{value}".match?(@plain_words)
  known = scheme.match?(/\A(?:basic|bearer|digest|negotiate)/i) ? scheme : ""
  replace(found, "secret-key", "#{name}#{sign}#{known}[masked]#{value[/[.,;:!?)\]}]+\z/]}")
end

def rows?(columns, values)
  !values.match?(@placeholders) && columns.scan(/\w{1,128}/).any? { |name| secret?(name, values) }
end

def numbers(text, key, found)
  text = each_number(text, @card) { |number| card?(number.delete("^0-9")) && replace(found, "card", "[card]") }
  { "snils" => @snils, "phone" => @phone, "inn" => @inn }.each do |rule, pattern|
    text = each_number(text, pattern) do |number, prior, after|
      # a bare number under `orderId` or behind `order` is an identifier, whatever its check digits; one of JSON is an amount
      before = "#{key}: #{prior}"
      bare = number.match?(/\A\d+\z/) && (before.match?(@identifier) || after.match?(@counted) || before.match?(/"\s?:\s?\z/)) && !before.match?(@personal)
      !bare && send(:"#{rule}?", number) && replace(found, rule, "[#{rule}]")
    end
  end
  text
end

# Asks about each find, then about as many of its first groups as are left, and goes on from its next group if none is a
# number: two numbers may stand beside each other.
def each_number(text, pattern)
  out = +""
  at = 0
  while (match = pattern.match(text, at))
    start = match.begin(0)
    number = match[0].start_with?("+7") ? match[0][/\A\+(?:[ .()\-]*\d){1,11}/] : match[0]
    prior = text[[start - 48, 0].max...start]
    until number.empty? || (mark = yield(number, prior, text[start + number.length, 8]))
      number = number[0, number.index(/[ .()\-]+\d+\z/) || 0]
    end
    step = match[0].index(/\D[\d+]/, 1)
    stop = number.empty? ? start + (step ? step + 1 : match[0].length) : start + number.length
    out << (number.empty? ? text[at...stop] : text[at...start] + mark)
    at = stop
  end
  out << text[at..]
end

def secret?(key, value)
  words = words_of(key)
  return !count?(words, value) if words.each_index.any? { |i| @secrets.include?(words[i]) || (i.positive? && @secrets.include?(words[i - 1] + words[i])) } || ends_secret?(words)
  short?(words, value)
end

# In prose only `token=` and `tokenId=` name a secret, `InvalidTokenException:` does not; in quotes any word counts.
def assigned?(name, before, sign, value)
  return secret?(name, value) if before == '"' && sign.start_with?('"', '\\')
  words = words_of(name.sub(/[.\-]{1,128}\z/, "")[/[^.]*\z/])
  return false if count?(words, value)
  words.pop while words.length > 1 && %w[id key value hash code].include?(words.last) && !@secrets.include?(words.last(2).join) && !@short.include?(words.last(2).join)
  return false if words.empty?
  @secrets.include?(words.last) || @secrets.include?(words.last(2).join) || ends_secret?(words) || short?(words, value)
end

# Whether a number under a key with these words is how many there are, or how long one is.
def count?(words, value)
  value.to_s.match?(/\A\d{1,9}\z/) && words.any? { |word| @counts.include?(word) }
end

# Whether a key ends with a short word, and what stands under it is no object, nor tells how one logs in, or whether.
def short?(words, value)
  return false unless @short.include?(words.last) || (words.last == "code" && @short.include?(words.last(2).join))
  !value.is_a?(Hash) && value.to_s.length >= 4 && !value.to_s.match?(@plain_words) && !value.to_s.match?(@ways)
end

def ends_secret?(words)
  squashed = words.join
  @secrets.include?(squashed) || squashed.end_with?(*@endings)
end

def words_of(key)
  spaced = key.gsub(/([a-z0-9])([A-Z])/, '\1 \2').gsub(/([A-Z])([A-Z][a-z])/, '\1 \2').downcase
  spaced.split(spaced.ascii_only? ? /[^a-z]+/ : /[^a-zа-яё]+/).reject(&:empty?).map { |word| word.length > 4 ? word.delete_suffix("s") : word }
end

def credentials?(scheme, value)
  return true if value.length >= 20 || !value.match?(/\A[A-Z]?[a-z]+\.?\z/)
  scheme.match?(/bearer/i) && !value.match?(/\A(?:tokens?|auth\w*|scheme|format|credential\w*|header|realm|error|missing|expired|invalid|required|failed|rejected)\.?\z/i)
end

def card?(digits)
  return false unless @issuer.match?(digits)
  sum = digits.reverse.each_char.with_index.sum { |char, i| (i.even? ? char.to_i : char.to_i * 2).then { |n| n > 9 ? n - 9 : n } }
  (sum % 10).zero?
end

def phone?(found)
  digits = found.delete("^0-9")
  return false if !digits.length.between?(8, 15) || found.match?(@amount)
  return digits[0] != "0" if found.start_with?("+")
  digits.length == 11 && ((found != digits && found[1] != ".") || digits.match?(/\A[78][3489]/))
end

def snils?(found)
  digits = found.delete("^0-9")
  weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100 == digits[9, 2].to_i && !digits.match?(/\A0+\z/)
end

def inn?(digits)
  return false if digits.match?(/\A0+\z/)
  check = ->(weights) { weighted(digits, weights) % 11 % 10 }
  return check.([2, 4, 10, 3, 5, 9, 4, 6, 8]) == digits[9].to_i if digits.length == 10
  check.([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) == digits[10].to_i && check.([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) == digits[11].to_i
end

def weighted(digits, weights)
  weights.each_with_index.sum { |weight, i| weight * digits[i].to_i }
end

test "a leak" do
  parameters { {} }
  in_event { { "message" => "mail to ivan@example.com", "labels" => { "clientSecret" => "x1" }, "order" => { "id" => "7707083893" } } }
  expect("masked, tagged, the order number left") do |events|
    event = events.first
    event.get("message") == "mail to [email]" && event.get("[labels][clientSecret]") == "[masked]" &&
      event.get("[order][id]") == "7707083893" && event.get("tags") == ["masking.leak"]
  end
end

test "what the first net has masked" do
  parameters { {} }
  in_event { { "message" => "Authorization: [masked] amqp://[masked]@rabbit [card]", "labels" => { "password" => "[masked]" } } }
  expect("is no leak") { |events| events.first.get("tags").nil? && events.first.get("[labels][password]") == "[masked]" }
end
