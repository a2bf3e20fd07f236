"""The shipped examples: invented bodies, own sentences, figures that agree to the last digit, planted faults.

``blocks``            what a document is made of, before it is a file
``faults``            a planted fault: words of the sound text, and what stands there instead
``self_evaluation``   the words and figures of the self-evaluation report
``word``              blocks → DOCX and TXT
``final_accounts``    the figures and sentences of the final accounts
``account_tables``    the tables of the final accounts, as typst
``typeset``           typst → PDF
"""
