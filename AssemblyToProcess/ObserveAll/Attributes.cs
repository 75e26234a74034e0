using Judgeval;

[assembly: ObserveAll(SpanKinds.Function, Include = "Shop.Agents.*", Exclude = "*.Internal.*")]
