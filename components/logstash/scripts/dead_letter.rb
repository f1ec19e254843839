# Turns what Elasticsearch refused into a record that it takes: why, whose it was, and the event as one bounded text. The
# event went through the masking net before it was refused.
require "json"

def register(params)
  @environment = params["environment"]
  @longest = 8192 # characters of the event that are kept
end

def filter(event)
  id = event.get("[@metadata][_id]").to_s
  event.overwrite(LogStash::Event.new(dead_letter(event)))
  event.set("[@metadata][_id]", "dead-#{id}") # read again after a crash, it is refused as known
  [event]
rescue StandardError => error
  event.overwrite(LogStash::Event.new(record("dead letter that cannot be read", error.class.name, {}, {})))
  event.set("[@metadata][_id]", "dead-#{id}")
  [event]
end

def dead_letter(event)
  doc = event.to_hash
  reason = event.get("[@metadata][dead_letter_queue][reason]").to_s
  # the plugin's text quotes the whole event before it comes to Elasticsearch's answer
  answer = reason[(reason.rindex("response: ") || 0)..][0, 4096]
  type = /"type"\s*=>\s*"([^"]{1,200})"/.match(answer)
  why = /"reason"\s*=>\s*"((?:[^"\\]|\\.){1,1000})/.match(answer)
  kept = { "dead_letter" => text(doc) }
  written = record(why ? why[1] : answer[0, 1000], type && type[1], kept, doc)
  written["@timestamp"] = doc["@timestamp"]
  written
end

def record(why, type, labels, doc)
  {
    "message" => "refused by Elasticsearch", "ecs" => { "version" => "8.11" }, "log" => { "level" => "WARN" },
    "event" => { "module" => "pipeline", "action" => "log.dead_lettered" },
    "service" => { "name" => service_name(doc), "environment" => @environment },
    "error" => { "message" => why, "type" => type }.compact, "labels" => labels
  }
end

def text(doc)
  whole = JSON.generate(doc.transform_values { |value| value.is_a?(LogStash::Timestamp) ? value.to_s : value }, max_nesting: 2000)
  whole.length > @longest ? "#{whole[0, @longest]}…" : whole
end

def service_name(doc)
  name = doc["service"].is_a?(Hash) ? doc["service"]["name"] : nil
  name.is_a?(String) && !name.empty? ? name[0, 256] : "unknown"
end

test "a refused event" do
  parameters { { "environment" => "test" } }
  in_event do
    { "service" => { "name" => "mes" }, "order" => 7,
      "@metadata" => { "_id" => "1", "dead_letter_queue" => { "reason" =>
        'Could not index event to Elasticsearch. status: 400, action: [], response: {"create"=>{"error"=>{"type"=>"t", "reason"=>"no \"x\""}}}' } } }
  end
  expect("a record that says why") do |events|
    event = events.first
    event.get("[error]") == { "message" => 'no \"x\"', "type" => "t" } && event.get("[service][name]") == "mes" &&
      event.get("[labels][dead_letter]").include?('"order":7') && event.get("[@metadata][_id]") == "dead-1"
  end
end
