using Judgeval;

[assembly: ObserveAll(SpanKinds.Function, Include = "Shop.Agents.*", Exclude = "*.Internal.*")]
[assembly: ObserveAll(SpanKinds.Tool, Include = "Shop.Levels.*.AssemblyTool, Shop.Agents.*")]
[module: ObserveAll("module", Include = "Shop.Levels.ModuleLevel.*", Exclude = "*.Left*")]
