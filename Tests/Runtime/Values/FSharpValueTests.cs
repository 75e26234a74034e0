using System.Reflection;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Values;

public sealed class FSharpValueTests
{
    private static readonly Assembly FSharp = new WovenAssembly("FSharp").Unwoven;

    private static readonly Assembly Core = FSharp.GetType("AssemblyToProcess.Shape", throwOnError: true)!.GetCustomAttributesData()
        .Select(static attribute => attribute.AttributeType.Assembly).First(static assembly => assembly.GetName().Name == "FSharp.Core");

    [Fact]
    public void a_union_is_its_case()
    {
        Type shape = FSharp.GetType("AssemblyToProcess.Shape", throwOnError: true)!;

        Assert.Equal("""{"value":{"Case":"Circle","radius":1.5}}""", Recorded.Input(shape.GetMethod("NewCircle")!.Invoke(null, [1.5])));
        Assert.Equal("""{"value":"Unit"}""", Recorded.Input(shape.GetProperty("Unit")!.GetValue(null)));
        Assert.Equal("""{"value":[{"Case":"Square","side":2},null]}""", Recorded.Input(new[] { shape.GetMethod("NewSquare")!.Invoke(null, [2.0]), null }));
    }

    [Fact]
    public void a_record_has_its_members() =>
        Assert.Equal("""{"value":{"Name":"a","Count":2}}""", Recorded.Input(Activator.CreateInstance(FSharp.GetType("AssemblyToProcess.Counted", throwOnError: true)!, "a", 2)));

    [Fact]
    public void an_option_is_what_is_in_it()
    {
        Type shape = FSharp.GetType("AssemblyToProcess.Shape", throwOnError: true)!;
        Type option = Of("Microsoft.FSharp.Core.FSharpOption`1", shape);
        Type valueOption = Of("Microsoft.FSharp.Core.FSharpValueOption`1", typeof(int));

        Assert.Equal("""{"value":"Unit"}""", Recorded.Input(option.GetMethod("Some")!.Invoke(null, [shape.GetProperty("Unit")!.GetValue(null)])));
        Assert.Equal("""{"value":5}""", Recorded.Input(valueOption.GetMethod("Some")!.Invoke(null, [5])));
        Assert.Equal("""{"value":null}""", Recorded.Input(Activator.CreateInstance(valueOption)));
    }

    [Fact]
    public void lists_maps_and_results_are_data_and_functions_are_not()
    {
        Type list = Of("Microsoft.FSharp.Collections.FSharpList`1", typeof(int));
        object empty = list.GetProperty("Empty")!.GetValue(null)!;
        Type result = Of("Microsoft.FSharp.Core.FSharpResult`2", typeof(int), typeof(string));
        object map = Activator.CreateInstance(Of("Microsoft.FSharp.Collections.FSharpMap`2", typeof(string), typeof(int)), new object[] { new[] { Tuple.Create("a", 1) } })!;

        Assert.Equal("""{"value":[1,2]}""", Recorded.Input(list.GetMethod("Cons")!.Invoke(null, [1, list.GetMethod("Cons")!.Invoke(null, [2, empty])])));
        Assert.Equal("""{"value":{"Case":"Error","ErrorValue":"no"}}""", Recorded.Input(result.GetMethod("NewError")!.Invoke(null, ["no"])));
        Assert.Equal("""{"value":{"a":1}}""", Recorded.Input(map));
    }

    private static Type Of(string definition, params Type[] arguments) => Core.GetType(definition, throwOnError: true)!.MakeGenericType(arguments);
}
