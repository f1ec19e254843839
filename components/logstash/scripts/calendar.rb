# Says which hour and weekday it was by the company's clocks, of which neither Elasticsearch nor Kibana knows. It runs after
# time.rb and writes over what a service may have sent; normalise.rb has seen to it that [calendar] is an object or absent.

def register(params)
  @offset = Integer(params["utc_offset_hours"]) * 3600
end

def filter(event)
  here = (event.timestamp.time + @offset).utc
  event.set("[calendar][hour]", here.hour)
  event.set("[calendar][weekday]", here.wday.zero? ? 7 : here.wday) # ISO 8601
  [event]
end

test "a Sunday that has begun only here" do
  parameters { { "utc_offset_hours" => "3" } }
  in_event { { "@timestamp" => "2026-11-28T21:59:59.999Z", "calendar" => { "hour" => 7, "weekday" => "Monday" } } }
  expect("the hour and the weekday of the place") { |events| events.first.get("[calendar]") == { "hour" => 0, "weekday" => 7 } }
end
