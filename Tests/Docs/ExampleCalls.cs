using System.Text.RegularExpressions;
using System.Xml.Linq;
using Judgeval.Tests.Contract;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Tests.Docs;

/// <summary>What the examples call: lines of these tests that the documentation shows, word for word, and so compiles to what is here.</summary>
internal static partial class ExampleCalls
{
    /// <summary>Methods, accessors and constructors, each as <see cref="Key"/> writes it.</summary>
    public static HashSet<string> Read()
    {
        Dictionary<string, HashSet<int>> shown = Directory.GetFiles(Path.Combine(RepositoryTests.Root, "Tests", "Docs"), "*.cs").ToDictionary(static file => Path.GetFileName(file), ShownLines);
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(typeof(ExampleCalls).Assembly.Location, new ReaderParameters { ReadSymbols = true });

        return [.. assembly.MainModule.GetTypes().Where(static type => type.FullName.StartsWith(typeof(ExampleCalls).Namespace!, StringComparison.Ordinal))
            .SelectMany(static type => type.Methods).Where(static method => method.HasBody).SelectMany(method => Calls(method, shown))];
    }

    public static string Key(string type, string method, IEnumerable<string> parameters) => $"{type}.{method}({string.Join(", ", parameters)})";

    private static IEnumerable<string> Calls(MethodDefinition method, Dictionary<string, HashSet<int>> shown)
    {
        IDictionary<Instruction, SequencePoint> points = method.DebugInformation.GetSequencePointMapping();
        bool isShown = false;
        foreach (Instruction instruction in method.Body.Instructions)
        {
            if (points.TryGetValue(instruction, out SequencePoint? point) && !point.IsHidden)
            {
                isShown = shown.TryGetValue(point.Document.Url.Split('/', '\\')[^1], out HashSet<int>? lines) && lines.Contains(point.StartLine);
            }

            if (isShown && instruction.Operand is MethodReference called)
            {
                yield return Key(called.DeclaringType.FullName, called.Name, called.GetElementMethod().Parameters.Select(static parameter => parameter.ParameterType is GenericParameter ? "T" : parameter.ParameterType.Name));
            }
        }
    }

    private static HashSet<int> ShownLines(string file)
    {
        (int Number, string Text)[] lines = [.. File.ReadAllLines(file).Select(static (line, index) => (index + 1, line.Trim())).Where(static line => line.Item2.Length > 0)];
        var shown = new HashSet<int>();
        foreach (string[] block in Blocks.Value)
        {
            for (int start = 0; start + block.Length <= lines.Length; start++)
            {
                if (block.Select((text, offset) => lines[start + offset].Text == text).All(static isSame => isSame))
                {
                    shown.UnionWith(lines.Skip(start).Take(block.Length).Select(static line => line.Number));
                }
            }
        }

        return shown;
    }

    private static readonly Lazy<List<string[]>> Blocks = new(static () =>
    [
        .. Directory.GetFiles(Path.Combine(RepositoryTests.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .SelectMany(static page => CodeBlock().Matches(File.ReadAllText(page)).Select(static match => match.Groups[1].Value))
            .Concat(XDocument.Load(Path.ChangeExtension(typeof(Tracer).Assembly.Location, ".xml")).Descendants("example").Elements("code").Select(static code => code.Value))
            .Select(static block => block.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0).ToArray())
            .Where(static block => block.Length > 0),
    ]);

    [GeneratedRegex("^```csharp\r?\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
