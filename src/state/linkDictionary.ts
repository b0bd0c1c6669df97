/**
 * What most links say, so that they need not: the compressor refers to it, and the default work shrinks to a third.
 * Links out there were made with it: it never changes. What is likelier stands further back.
 */
export const LINK_DICTIONARY = [
  '{"name":"layer ","macs":0,"parameters":1,"activations":1,"times":{"forward":1,"activationGradient":1,',
  '"weightGradient":1}},"shape":{"kind":"convolution","inChannels":64,"outChannels":128,"kernel":[3,3],',
  '"stride":[1,1],"padding":[1,1],"groups":1,"input":[224,224],"bias":true,"pooled":[112,112]},',
  '"shape":{"kind":"dense","inputs":4096,"outputs":1000,"positions":1,"bias":true},',
  '"profile":{"forwardMs":,"backwardMs":,"throughMs":0,"activationBytes":,"parameterBytes":},',
  '"network":{"id":"own","name":","layers":[{"inputs":150528,"preferredCost":"ticks","measuredBatch":1,',
  '"timeUnit":"ms","bytesPerNumber":1},"source":"","notes":["","preferredCost":"profile","preferredCost":"macs",',
  '"network":"gpt2-small""network":"resnet50""network":"resnet34""network":"resnet18""network":"alexnet"',
  '"network":"lenet5""network":"mlp","transfer":{"kind":"link","latency":0.00001,"bandwidth":16000000000},',
  '"transfer":{"kind":"constant","time":1}},"speeds":[1,1,1,1],"operationsPerSecond":1000000000000,',
  '"cost":{"id":"profile""cost":{"id":"ticks""cost":{"id":"systolic","options":{"array":"128x128","dataflow":"os"',
  '"cost":{"id":"roofline""firstGradient":true"microbatches":16,"microbatches":64,"processors":4,"processors":16,',
  '"family":"pipedream-2bw""family":"sequential""family":"naive""family":"gpipe""family":"1f1b"',
  '"family":"eager-1f1b""family":"interleaved-1f1b","options":{"chunks":2}"family":"looped-bfs"',
  '"family":"zb-h1""family":"zb-h1-quick-start""family":"zb-h2""family":"zb-auto""family":"zbv""family":"zbv-auto"',
  '"family":"v-half""family":"v-min""family":"1f1b-v""family":"chimera""family":"hanayo""family":"dualpipe"',
  '"family":"dualpipev""family":"seq1f1b""family":"bitpipe""family":"grouped-interleaved-1f1b"',
  '"options":{"intra":true,"inter":false,"reading":"B","alpha":0.5,"slack":0,"replicate":true,"activationLimit":8}',
  '"baseline":"one","view":{"overlays":{"stalls":true,"speedup":false,"critical-path":true,"dependencies":true,',
  '"bands":true,"activations":true,"staleness":true,"transfers":true},"patterns":true,"cursor":1000000,"speed":2,',
  '"selected":{"kind":"stall","chart":"c2","stall":1},"selected":{"kind":"task","chart":"c1","position":1},',
  '"viewport":{"from":0,"to":1000000000}}}},{"id":"c4","family":"},{"id":"c3","family":"',
  '{"format":"layerpipe","version":1,"kind":"work","work":{"problem":{"network":"vgg16",',
  '"machine":{"processors":8,"transfer":{"kind":"none"}},',
  '"training":{"microbatches":32,"batches":1,"batchSize":32,"firstGradient":false},',
  '"cost":{"id":"macs","options":{}}},"charts":[{"id":"c1","family":"pipedream","options":{}},',
  '{"id":"c2","family":"layerpipe","options":{}}],"baseline":"c1","view":{}}}',
].join("");
