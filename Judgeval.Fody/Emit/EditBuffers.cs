using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>
/// The lists and notes with which bodies are rewritten, used again for each body: a large module would otherwise fill the heap with them, and each collection of
/// garbage has to walk the whole module. What a body took is given back when the next one is opened.
/// </summary>
internal sealed class EditBuffers
{
    private readonly List<List<Instruction>> _lists = [];
    private InstructionNotes.Note[] _notes = [];
    private int _taken;

    public void GiveBack() => _taken = 0;

    /// <summary>An empty list, until <see cref="GiveBack"/>.</summary>
    public List<Instruction> Take()
    {
        if (_taken == _lists.Count)
        {
            _lists.Add([]);
        }

        var list = _lists[_taken++];
        list.Clear();
        return list;
    }

    /// <summary>As many empty notes, or more, until the next call.</summary>
    public InstructionNotes.Note[] TakeNotes(int count)
    {
        if (_notes.Length < count)
        {
            _notes = new InstructionNotes.Note[count * 2];
        }
        else
        {
            Array.Clear(_notes, 0, count);
        }

        return _notes;
    }
}
