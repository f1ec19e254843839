# Reads the time at which a service says it wrote the record, in the forms that Spring, Serilog and pino use. A time that
# cannot be read is kept in labels.date and the record keeps the time of its collection; a far-off one is tagged, because
# a record from 1970 would otherwise be lost to every search. Without a zone it is UTC. It runs after normalise.rb.

def register(_params)
  @names = %w[date time timestamp Timestamp @t]
  @behind = 7 * 86_400
  @ahead = 86_400
  @units = { 9 => 0, 10 => 0, 12 => 3, 13 => 3, 16 => 6, 19 => 9 } # digits: seconds, ms, µs, ns
  @unix = /\A(\d{9,19})(?:\.(\d{1,9}))?\z/
  @iso8601 = /\A(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(?:(Z|UTC|GMT)|([+-])(\d\d):?(\d\d)?)?(?:\[[\w\/+-]{1,40}\])?\z/i
end

def filter(event)
  given = @names.select { |name| event.include?("[#{name}]") }.to_h { |name| [name, event.get("[#{name}]")] }
  name = given.keys.find { |one| time_of(given[one]) }
  if name
    event.timestamp = LogStash::Timestamp.at(*time_of(given[name]))
    event.remove("[#{name}]")
  elsif given.any?
    name, value = given.first
    event.tag("time.unreadable")
    keep(event, value)
    event.remove("[#{name}]")
  end
  keep(event, event.remove("[date]")) if event.include?("[date]") # an alias of the record
  distance = event.timestamp.to_f - Time.now.to_f
  event.tag("time.far_off") if distance > @ahead || distance < -@behind
  [event]
rescue StandardError
  event.remove("[date]")
  event.tag("time.unreadable")
  [event]
end

def keep(event, value)
  event.set("[labels][date]", value.to_s[0, 1024]) unless value.nil?
end

# Seconds since 1970 and microseconds; nil for what is no time.
def time_of(value)
  value = value.to_s if value.is_a?(Numeric)
  return unless value.is_a?(String) && value.length <= 80
  value = value.strip
  found = @unix.match(value)
  return unix(found) if found
  found = @iso8601.match(value)
  found && date_and_time(found)
rescue ArgumentError
  nil
end

def unix(found)
  digits = found[1]
  unit = @units[digits.length]
  unit && [digits.to_i / 10**unit, micros(unit.zero? ? found[2] : digits[-unit, unit])]
end

def date_and_time(found)
  year, month, day, hour, minute, second = found[1..6].map(&:to_i)
  return if hour > 23 || minute > 59 || second > 60
  time = Time.utc(year, month, day, hour, minute, [second, 59].min)
  return unless time.day == day # 30 February
  offset = found[9] ? (found[10].to_i * 60 + found[11].to_i) * (found[9] == "-" ? -60 : 60) : 0
  [time.to_i - offset, micros(found[7])]
end

def micros(fraction)
  fraction.to_s.ljust(6, "0")[0, 6].to_i
end

test "a time with a comma and no zone" do
  parameters { {} }
  in_event { { "time" => "2026-11-25 10:15:00,067" } }
  expect("UTC") { |events| events.first.timestamp.to_iso8601.start_with?("2026-11-25T10:15:00.067") }
end
