-- Keeps the line and the four labels of its stream.
function keep_labels(tag, timestamp, record)
  local pod = record["kubernetes"] or {}
  local labels = pod["labels"] or {}
  return 2, timestamp, {
    log = record["log"],
    namespace = pod["namespace_name"],
    pod = pod["pod_name"],
    container = pod["container_name"],
    app = labels["app"] or pod["container_name"],
  }
end
