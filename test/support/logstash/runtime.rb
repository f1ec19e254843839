# A DOUBLE of what Logstash gives to the script of a ruby filter: LogStash::Event, LogStash::Timestamp, the script's own
# tests. The scripts run on the JRuby that Logstash ships; that Logstash's own classes behave as these is not proved, only
# read from their source. Requests are JSON, one a line on standard input; so are the answers.
require "json"

module LogStash
  class Timestamp
    attr_reader :time

    def self.at(seconds, microseconds = 0) = new(Time.at(seconds, microseconds).utc)

    def initialize(time = Time.now.utc) = @time = time
    def to_f = @time.to_f
    def to_iso8601 = @time.strftime("%Y-%m-%dT%H:%M:%S.%6NZ")
    def to_s = to_iso8601
    def to_json(*) = to_iso8601.to_json
  end

  class Event
    attr_reader :data, :metadata

    def initialize(data = {})
      @data = Marshal.load(Marshal.dump(data))
      raise TypeError, "not an event" unless @data.is_a?(Hash)
      @metadata = @data.delete("@metadata") || {}
      given = @data["@timestamp"]
      @data["@timestamp"] = given.is_a?(String) ? Timestamp.new(Time.iso8601(given).utc) : given || Timestamp.new
      @data["@version"] ||= "1"
    end

    def timestamp = @data["@timestamp"]

    def timestamp=(value)
      raise TypeError, "no timestamp" unless value.is_a?(Timestamp)
      @data["@timestamp"] = value
    end

    def get(field)
      *parents, name = path(field)
      holder = parents.reduce(root(field)) { |at, part| at.is_a?(Hash) ? at[part] : nil }
      holder.is_a?(Hash) ? copy(holder[name]) : nil
    end

    def include?(field)
      *parents, name = path(field)
      holder = parents.reduce(root(field)) { |at, part| at.is_a?(Hash) ? at[part] : nil }
      holder.is_a?(Hash) && holder.key?(name)
    end

    def set(field, value)
      *parents, name = path(field)
      holder = parents.reduce(root(field)) do |at, part|
        at[part] = {} if at[part].nil?
        raise "Could not set field on '#{at[part]}'" unless at[part].is_a?(Hash) # as Accessors.java does
        at[part]
      end
      holder[name] = copy(value)
    end

    def remove(field)
      *parents, name = path(field)
      holder = parents.reduce(root(field)) { |at, part| at.is_a?(Hash) ? at[part] : nil }
      holder.is_a?(Hash) ? holder.delete(name) : nil
    end

    def tag(name) = @data["tags"] = [@data["tags"], name].flatten.compact.uniq
    def to_hash = copy(@data)
    def to_json(*) = @data.to_json
    def to_hash_with_metadata = to_hash.merge("@metadata" => @metadata)

    def overwrite(other)
      @data = other.data # the metadata stays, as in Event.java
      self
    end

    private

    def path(field)
      parts = field.start_with?("[") ? field.scan(/\[([^\[\]]+)\]/).flatten : [field]
      parts[0] == "@metadata" ? parts.drop(1) : parts
    end

    def root(field) = field.start_with?("[@metadata]") ? @metadata : @data
    def copy(value) = Marshal.load(Marshal.dump(value))
  end
end

# A script's own context, as the filter makes it: the script is evaluated inside an object of its own.
class Context
  attr_reader :tests

  def initialize(path)
    @tests = []
    instance_eval(File.read(path), path, 1)
  end

  def test(name, &block) = @tests << [name, block]
end

# One `test` block of a script.
class ScriptTest
  def initialize(path) = (@path = path; @expectations = [])
  def parameters(&block) = (@context = Context.new(@path)).register(block.call)
  def in_event(&block) = @event = LogStash::Event.new(block.call)
  def expect(name, &block) = @expectations << [name, block]

  def failures(block)
    instance_eval(&block)
    events = @context.filter(@event)
    @expectations.reject { |_, check| check.call(events) }.map { |name, _| "#{name}: #{events.map(&:to_hash_with_metadata).to_json}" }
  end
end

require "time"
contexts = {}
$stdout.sync = true
$stdin.each_line do |line|
  request = JSON.parse(line, max_nesting: 5000)
  answer =
    begin
      path = request.fetch("script")
      if request["tests"]
        tests = Context.new(path).tests
        { "ran" => tests.length, "failures" => tests.flat_map { |name, block| ScriptTest.new(path).failures(block).map { |why| "#{name}: #{why}" } } }
      else
        context = contexts[[path, request["params"]]] ||= Context.new(path).tap { |made| made.register(request["params"]) }
        started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
        events = context.filter(LogStash::Event.new(request["event"]))
        { "events" => events.map(&:to_hash_with_metadata), "seconds" => Process.clock_gettime(Process::CLOCK_MONOTONIC) - started }
      end
    rescue StandardError, SystemStackError => error
      { "error" => "#{error.class}: #{error.message}\n#{error.backtrace.first(3).join("\n")}" }
    end
  puts JSON.generate(answer, max_nesting: 5000)
end
