using Judgeval;

[assembly: ObserveAll(SpanKinds.Function, Include = "Shop.Agents.*", Exclude = "*.Internal.*")]
[assembly: ObserveAll(SpanKinds.Tool, Include = "Shop.Levels.*.AssemblyTool, Shop.Agents.*")]
[assembly: SpanTag("team", "shop")]
[assembly: SpanTag("level", "assembly")]
[module: SpanTag("module", "levels")]
[module: ObserveAll("module", Include = "Shop.Levels.ModuleLevel.*", Exclude = "*.Left*")]
