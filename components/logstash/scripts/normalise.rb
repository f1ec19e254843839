# Makes the record out of what a service wrote, whatever its library calls things. Nothing is lost: what has no place in
# the record goes to labels, and what cannot be read is kept as text and tagged. After this script every object and every
# field of the record is one, so that Elasticsearch refuses none of it for its shape.
require "json"
require "securerandom"

def register(params)
  @environment = params["environment"]
  names = params["fields"].split - %w[@timestamp message tags]
  @tree = {}
  names.each { |name| write(@tree, name.split("."), nil) }
  @flat_names = names.select { |name| name.include?(".") }.to_h { |name| [name.tr(".", "_"), name.split(".")] }
  @levels = {}
  {
    "DEBUG" => %w[debug trace verbose all fine finer finest config dbg dbug trc trce vrb v d t],
    "INFO" => %w[info information informational notice inf i n],
    "WARN" => %w[warn warning wrn w],
    "ERROR" => %w[error err severe eror e fatal critical crit crt ftl alert emerg emergency panic f c],
  }.each { |level, dialects| dialects.each { |dialect| @levels[dialect] = level } }
  @fatal = %w[fatal critical crit crt ftl alert emerg emergency panic f c 60]
  { 10 => "DEBUG", 20 => "DEBUG", 30 => "INFO", 40 => "WARN", 50 => "ERROR", 60 => "ERROR" } # pino's numbers
    .each { |number, level| @levels[number.to_s] = level }
  @level_names = %w[level Level severity LogLevel @l]
  @message_names = %w[message msg Message RenderedMessage @m @mt]
  # a text where the record has an object means this field of it
  @meant = { "service" => "name", "host" => "name", "error" => "message", "trace" => "id", "span" => "id",
             "order" => "id", "organization" => "id", "ecs" => "version" }
  @action = /\A[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+\z/
  @crash = /\n\s+at |^\s+at [\w.$<>]+\(|Unhandled exception|Exception in thread|OutOfMemory|Traceback |^panic: |\bFATAL\b|core dumped|Segmentation fault/
end

def filter(event)
  begin
    event.overwrite(LogStash::Event.new(record(event.to_hash)))
  rescue StandardError => error
    event.overwrite(LogStash::Event.new(unreadable(event.to_hash, error)))
  end
  # without an id of its own an event would get the literal text of the output's setting, and all but one be refused
  id = event.get("[@metadata][_id]")
  event.set("[@metadata][_id]", SecureRandom.uuid) unless id.is_a?(String) && id.bytesize.between?(1, 512)
  [event]
end

def record(doc)
  tags = [doc.delete("tags")].flatten.compact.map { |tag| text(tag) }
  labels = doc["labels"].is_a?(Hash) ? doc["labels"] : { "text" => doc["labels"] }.compact
  doc["labels"] = labels
  doc.delete("event.original")
  doc["event"].delete("original") if doc["event"].is_a?(Hash)

  shape_scalars(doc, labels, tags)
  shape(doc, @tree, [], labels)
  doc["event"] ||= {}
  doc["log"] ||= {}
  doc["service"] ||= {}
  take_back(labels, doc)
  take_back(doc["metadata"], doc) if doc["metadata"].is_a?(Hash)

  set_message(doc)
  set_module_and_action(doc, labels, tags)
  set_level(doc, labels, tags)
  set_service(doc)
  doc.delete("labels") if labels.empty?
  doc["tags"] = tags.uniq unless tags.empty?
  doc
end

def shape_scalars(doc, labels, tags)
  doc.each_key.select { |name| @tree.key?(name) || @meant.key?(name) }.each do |name|
    value = doc[name]
    next if value.is_a?(Hash) || (@tree.key?(name) && @tree[name].nil?)
    doc.delete(name)
    next if value.nil?
    if %w[user client].include?(name) then tags << "identity.removed" # only hashes of either are kept
    elsif name == "log" && level_of(value) then doc["log"] = { "level" => value }
    elsif name == "event" && @action.match?(text(value)) then doc["event"] = { "action" => text(value) }
    elsif @meant.key?(name) then doc[name] = { @meant[name] => text(value) }
    else labels[name] = text(value)
    end
  end
end

def shape(node, tree, path, labels)
  tree.each do |name, below|
    next unless node.key?(name)
    value = node[name]
    if below.nil? then node[name] = value.is_a?(Array) ? value.map { |one| plain(one) } : plain(value)
    elsif value.is_a?(Hash) then shape(value, below, path + [name], labels)
    else
      node.delete(name)
      labels[(path + [name]).join("_")] = text(value) unless value.nil?
    end
  end
end

# Serilog puts what it does not know into labels (texts) and metadata (numbers), under C#'s names.
def take_back(unknown, doc)
  unknown.keys.each do |key|
    path = @flat_names[snake(key)]
    value = unknown[key]
    next if path.nil? || value.nil? || value.is_a?(Hash) || value.is_a?(Array) || !doc.dig(*path).nil?
    write(doc, path, unknown.delete(key))
  end
end

def snake(name)
  name.gsub(/([a-z0-9])([A-Z])/, '\1_\2').tr(".-", "_").downcase
end

def write(node, path, value)
  *parents, name = path
  parents.each { |parent| node = (node[parent] ||= {}) }
  node[name] = value
end

def plain(value)
  value.is_a?(Hash) || value.is_a?(Array) ? text(value) : value
end

def text(value)
  return value if value.is_a?(String)
  value.is_a?(Hash) || value.is_a?(Array) ? JSON.generate(value, max_nesting: 2000) : value.to_s
end

def given?(value)
  !value.nil? && !(value.respond_to?(:empty?) && value.empty?)
end

def set_message(doc)
  name = @message_names.find { |one| given?(doc[one]) }
  found = name ? doc.delete(name) : doc.dig("error", "message") || doc.dig("event", "action") || "(no message)"
  doc["message"] = text(found)
end

def set_module_and_action(doc, labels, tags)
  event = doc["event"]
  if given?(word = doc.delete("module"))
    word.is_a?(String) && !given?(event["module"]) ? event["module"] = word : labels["module"] = text(word)
  end
  # Serilog's ECS formatter takes MVC's ActionName, a method with its parameters, for the event's action
  action = event["action"]
  labels["mvc_action"] = text(event.delete("action")) if given?(action) && !@action.match?(text(action))
  return unless tags.include?("log.parse_failed")
  event["module"] = "pipeline" unless given?(event["module"])
  event["action"] = "log.parse_failed" unless given?(event["action"])
end

def set_level(doc, labels, tags)
  log = doc["log"]
  given = given?(log["level"]) ? log["level"] : @level_names.map { |name| doc[name] }.find { |value| given?(value) }
  log["level"] = level_of(given)
  doc.delete("level") # an alias of the record
  return tags << "fatal" if log["level"] && @fatal.include?(spelling(given))
  return if log["level"]
  labels["level"] = text(given) if given?(given)
  crashed = tags.include?("log.parse_failed") && @crash.match?(doc["message"])
  log["level"] = crashed || (!given?(given) && given?(doc["error"])) ? "ERROR" : "INFO"
  return tags << "level.unknown" unless tags.include?("log.parse_failed")
  log["level"] = "WARN" unless log["level"] == "ERROR"
end

def level_of(value)
  @levels[spelling(value)]
end

def spelling(value)
  word = value.is_a?(Float) ? value.to_i.to_s : value.to_s.strip.downcase
  word.match?(/\A[1-6]\d\z/) ? "#{word[0]}0" : word # pino's own levels lie between its standard ones
end

def set_service(doc)
  service = doc["service"]
  folder = %r{\A/var/log/services/([^/]+)/}.match(doc.dig("log", "file", "path").to_s) if doc.dig("log", "file").is_a?(Hash)
  service["name"] = folder ? folder[1] : "unknown" unless given?(service["name"])
  service["environment"] = @environment
  doc["ecs"] = { "version" => "8.11" } unless doc["ecs"].is_a?(Hash) && given?(doc["ecs"]["version"])
end

# What this script itself cannot handle still arrives, as text.
def unreadable(doc, error)
  raw = doc.reject { |name, _| %w[@timestamp message tags event].include?(name) }
  { "@timestamp" => doc["@timestamp"], "message" => doc["message"].to_s, "tags" => [doc["tags"], "normalise.failed"].flatten.compact.map(&:to_s),
    "event" => { "module" => "pipeline" }, "log" => { "level" => "WARN" }, "ecs" => { "version" => "8.11" },
    "service" => { "name" => "unknown", "environment" => @environment },
    "labels" => { "normalise_error" => error.class.name, "unnormalised" => raw.inspect[0, 8192] } }
end

test "Serilog's event" do
  parameters { { "environment" => "test", "fields" => "@timestamp message tags log.level event.action event.module order.id service.name" } }
  in_event do
    { "message" => "stored", "level" => "Fatal", "event" => { "action" => "Api.Orders.Get (Mes)", "original" => "{}" },
      "labels" => { "OrderId" => "7" } }
  end
  expect("the record") do |events|
    event = events.first
    event.get("[log][level]") == "ERROR" && event.get("tags") == ["fatal"] && event.get("[order][id]") == "7" &&
      event.get("[event][original]").nil? && event.get("[labels][mvc_action]") == "Api.Orders.Get (Mes)" &&
      event.get("[@metadata][_id]").length == 36
  end
end
