# Makes every name one that Elasticsearch takes, before normalise.rb makes the shapes. Elasticsearch refuses a whole record
# for a name that is empty, blank or made of dots, for a name of its own such as _id, for a dotted name that leads through a
# value, and for labels that are deep, have long names or a NUL in one. What such a name stood for goes to labels. So does
# what is too deep for the masking net, as text that it can mask.
require "json"

def register(params)
  @tree = { "labels" => {}, "date" => {}, "module" => {}, "level" => {} }
  params["fields"].split.each { |name| name.split(".").reduce(@tree) { |node, part| node[part] ||= {} } }
  @deepest = 10 # levels of what is not in the record; Elasticsearch takes 20 of labels, and masking_net.rb 20 in all
  @plain = /\A[^._[:space:]][^.]*\z/
  @longest_name = 256 # characters of a label's; Elasticsearch takes 32766 bytes of all its names and its value together
end

def filter(event)
  doc = event.to_hash
  homeless = {}
  moved = settle(doc, @tree, [], homeless)
  labels = doc["labels"]
  return [event] unless moved || !takeable?(labels, @deepest + 1)
  labels = { "text" => labels }.compact unless labels.is_a?(Hash)
  kept = {}
  [*labels, *homeless].each { |name, value| keep(kept, name, value) }
  doc["labels"] = kept unless kept.empty?
  event.overwrite(LogStash::Event.new(doc))
  [event]
rescue StandardError, SystemStackError
  event.tag("names.failed")
  [event]
end

# Moves each value whose name has dots to where they lead, if that is in the record, and takes out what has no usable name
# or is too deep. True if it did anything.
def settle(node, tree, path, homeless)
  moved = false
  node.keys.each do |name|
    next if @plain.match?(name) && (tree.key?(name) || !deeper?(node[name], @deepest)) # nearly every one
    own = path.empty? && name.start_with?("_")
    parts = own ? [] : name.split(".")
    usable = !parts.empty? && parts.none? { |part| blank?(part) }
    known = usable && tree.key?(parts[0])
    next if usable && (known ? name == parts[0] : !deeper?(node[name], @deepest))
    value = node.delete(name)
    moved = true
    homeless[(path + [name]).join(".")] = value unless value.nil? || (known && place(node, parts, value))
  end
  node.each { |name, value| moved |= settle(value, tree[name], path + [name], homeless) if value.is_a?(Hash) && inner?(tree, name) }
  moved
end

def inner?(tree, name)
  tree[name] && !tree[name].empty?
end

def place(node, parts, value)
  *parents, last = parts
  parents.each do |part|
    node[part] = {} if node[part].nil?
    node = node[part]
    return false unless node.is_a?(Hash)
  end
  return false unless node[last].nil?
  node[last] = value
  true
end

def keep(labels, name, value)
  name = name.delete("\0")[0, @longest_name]
  name = "unnamed" if blank?(name)
  name += "_" while labels.key?(name)
  labels[name] = takeable?(value, @deepest) ? value : text(value)
end

def takeable?(value, levels)
  case value
  when Hash
    levels.positive? && value.all? { |name, one| name.length <= @longest_name && !name.include?("\0") && takeable?(one, levels - 1) }
  when Array then levels.positive? && value.all? { |one| takeable?(one, levels - 1) }
  else true
  end
end

def deeper?(value, levels)
  return false unless value.is_a?(Hash) || value.is_a?(Array)
  return true if levels.zero?
  (value.is_a?(Hash) ? value.each_value : value.each).any? { |one| deeper?(one, levels - 1) }
end

def text(value)
  JSON.generate(value, max_nesting: 2000)
end

def blank?(name)
  name.match?(/\A[[:space:]]*\z/)
end

test "names that Elasticsearch refuses" do
  parameters { { "fields" => "@timestamp message order.id order.model.polygons" } }
  in_event { { "message" => "x", "" => 1, "_id" => 2, "a..b" => 3, "order.model.polygons" => 4, "order" => { "id" => "7", "id.x" => 5 }, "other.name" => 6 } }
  expect("the record") do |events|
    event = events.first
    event.get("[order]") == { "id" => "7", "model" => { "polygons" => 4 } } && event.to_hash["other.name"] == 6 &&
      event.get("[labels]") == { "unnamed" => 1, "_id" => 2, "a..b" => 3, "order.id.x" => 5 }
  end
end
