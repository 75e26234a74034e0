using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Judgeval.Benchmarks.Weaving;

/// <summary>A compiled module of any size: seven synchronous methods with arguments and results, two async ones and an iterator, in each class.</summary>
internal static class GeneratedModule
{
    private const int MethodsOfClass = 10;

    private const string Class = """
        public sealed class Service#
        {
            private readonly Dictionary<string, int> _seen = new();
            private int _count;

            public int Count(string query, int top)
            {
                var sum = #;
                for (var i = 0; i < top; i++) { sum += query.Length > i ? query[i] : _count; }
                _seen[query] = sum;
                return sum;
            }

            public string Describe(string name, DateTime at, Guid id)
            {
                if (string.IsNullOrEmpty(name)) { return "none"; }
                return name + at.ToString("O") + id.ToString();
            }

            public void Remember(string key, List<int> values)
            {
                foreach (var value in values) { _seen[key + value] = value; _count++; }
            }

            public bool TryFind(string key, out int value)
            {
                lock (_seen) { return _seen.TryGetValue(key, out value); }
            }

            public double Score(double a, double b, int[] weights)
            {
                try { var sum = a * b; foreach (var weight in weights) { sum += weight; } return sum; }
                catch (OverflowException) { return 0; }
                finally { _count++; }
            }

            public T Pick<T>(IReadOnlyList<T> items, Func<T, bool> match)
            {
                foreach (var item in items) { if (match(item)) { return item; } }
                return default(T);
            }

            public static int Parse(string text, int fallback)
            {
                switch (text)
                {
                    case "one": return 1;
                    case "two": return 2;
                    default: return int.TryParse(text, out var number) ? number : fallback;
                }
            }

            public async Task<int> SearchAsync(string query, int top)
            {
                await Task.Yield();
                var first = Count(query, top);
                if (first > 10) { return first; }
                return first + await Task.FromResult(first + 1);
            }

            public async Task StoreAsync(string key, int value)
            {
                await Task.Delay(value);
                _seen[key] = value;
            }

            public IEnumerable<int> Walk(int from, int to)
            {
                for (var i = from; i < to; i++) { yield return i * #; }
            }
        }
        """;

    /// <summary>Writes the module and its portable PDB, and returns the module's path.</summary>
    public static string Write(int methods)
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"Generated{methods}.dll");
        var source = new StringBuilder("using System; using System.Collections.Generic; using System.Threading.Tasks;\n");
        for (var number = 0; number < methods / MethodsOfClass; number++)
        {
            source.AppendLine(Class.Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path),
            [CSharpSyntaxTree.ParseText(source.ToString(), path: "Generated.cs", encoding: Encoding.UTF8)],
            TrustedAssemblies.Files.Select(static file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true));
        using var assembly = File.Create(path);
        using var symbols = File.Create(Path.ChangeExtension(path, ".pdb"));
        var result = compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        return result.Success ? path : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }
}
