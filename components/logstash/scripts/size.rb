# Says how many bytes of JSON Elasticsearch is sent of the record, this field left out. It runs last, so that it counts all
# that is kept, and writes over what a service may have sent; normalise.rb has seen to it that [log] is an object.

def register(_params)
end

def filter(event)
  event.remove("[log][bytes]")
  event.set("[log][bytes]", event.to_json.bytesize)
  [event]
end

test "a record with letters of two bytes, and a size of the service's own" do
  parameters { {} }
  in_event { { "@timestamp" => "2026-11-25T10:15:00.067Z", "message" => "заказ", "log" => { "level" => "INFO", "bytes" => "7" } } }
  expect("the bytes of the rest") do |events|
    rest = events.first.to_hash
    rest["log"].delete("bytes")
    events.first.get("[log][bytes]") == rest.to_json.bytesize && rest.to_json.bytesize == rest.to_json.length + 5
  end
end
